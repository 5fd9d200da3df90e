package io.pulseboard.store.events;

import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.Column;
import io.pulseboard.store.RecordTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of user events. */
public final class UserEventTable {

  /** Its columns, filled from an event. */
  public static final RecordTable<UserEvent> TABLE =
      new RecordTable<>(
          Stream.USER_EVENTS,
          UserEvent.class,
          List.of(
              Column.text("event_type", UserEvent::eventType),
              Column.text("user_id", UserEvent::userId),
              Column.text("session_id", UserEvent::sessionId),
              Column.text("page", UserEvent::page),
              Column.text("device", UserEvent::device),
              Column.text("browser", UserEvent::browser),
              Column.text("country", UserEvent::country),
              Column.text("city", UserEvent::city),
              Column.text("referrer", UserEvent::referrer),
              Column.jsonb("metadata", UserEventTable::metadata)));

  private UserEventTable() {}

  private static @Nullable String metadata(UserEvent event) {
    return event.metadata() == null ? null : RecordCodec.encodeObject(event.metadata());
  }
}
