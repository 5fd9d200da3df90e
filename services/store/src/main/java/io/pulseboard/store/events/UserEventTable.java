package io.pulseboard.store.events;

import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.Column;
import io.pulseboard.store.RecordTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  /** The record in the current row of a query of all columns. */
  public static UserEvent read(ResultSet row) throws SQLException {
    return new UserEvent(
        row.getObject("id", UUID.class),
        row.getObject("timestamp", OffsetDateTime.class).toInstant(),
        row.getString("event_type"),
        row.getString("user_id"),
        row.getString("session_id"),
        row.getString("page"),
        row.getString("device"),
        row.getString("browser"),
        row.getString("country"),
        row.getString("city"),
        row.getString("referrer"),
        decoded(row.getString("metadata")));
  }

  private static @Nullable Map<String, @Nullable Object> decoded(@Nullable String json) {
    return json == null ? null : RecordCodec.decodeObject(json);
  }

  private static @Nullable String metadata(UserEvent event) {
    return event.metadata() == null ? null : RecordCodec.encodeObject(event.metadata());
  }
}
