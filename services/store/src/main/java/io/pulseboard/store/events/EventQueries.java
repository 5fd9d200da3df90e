package io.pulseboard.store.events;

import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.Database;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of user events. */
@Singleton
public final class EventQueries {

  private final Database database;

  public EventQueries(Database database) {
    this.database = database;
  }

  /** User events, newest first. */
  public Page<UserEvent> events(Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM user_events WHERE " + Slice.CLAUSE,
            statement -> slice.bind(statement, 1),
            EventQueries::event));
  }

  private static UserEvent event(ResultSet row) throws SQLException {
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
        metadata(row.getString("metadata")));
  }

  private static @Nullable Map<String, @Nullable Object> metadata(@Nullable String json) {
    return json == null ? null : RecordCodec.decodeObject(json);
  }
}
