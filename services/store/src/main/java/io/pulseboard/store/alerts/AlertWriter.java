package io.pulseboard.store.alerts;

import io.pulseboard.store.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Keeps alert rules and stores alerts. */
@Singleton
public final class AlertWriter {

  private final Database database;

  public AlertWriter(Database database) {
    this.database = database;
  }

  /** Creates a rule, or changes the one of that id; symbol and creation stay as they were. */
  public void save(AlertRule rule) {
    database.inTransaction(connection -> {
      try (PreparedStatement upsert =
          connection.prepareStatement(
              """
              INSERT INTO alert_rules (id, symbol, kind, threshold, enabled, created_at)
              VALUES (?, ?, ?, ?, ?, ?)
              ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, threshold = excluded.threshold, enabled = excluded.enabled
              """)) {
        upsert.setObject(1, rule.id());
        upsert.setString(2, rule.symbol());
        upsert.setString(3, rule.kind().name());
        upsert.setDouble(4, rule.threshold());
        upsert.setBoolean(5, rule.enabled());
        upsert.setObject(6, rule.createdAt().atOffset(ZoneOffset.UTC));
        return upsert.executeUpdate();
      }
    });
  }

  /** Deletes a rule; its alerts stay. Answers whether there was one. */
  public boolean delete(UUID id) {
    return database.inTransaction(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM alert_rules WHERE id = ?")) {
        delete.setObject(1, id);
        return delete.executeUpdate() == 1;
      }
    });
  }

  /** Stores alerts, each once however often it comes. */
  public void store(List<Alert> alerts) {
    database.inTransaction(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              INSERT INTO alerts (timestamp, id, rule_id, symbol, kind, threshold, value)
              VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
              """)) {
        for (Alert alert : alerts) {
          insert.setObject(1, alert.timestamp().atOffset(ZoneOffset.UTC));
          insert.setObject(2, alert.id());
          insert.setObject(3, alert.ruleId());
          insert.setString(4, alert.symbol());
          insert.setString(5, alert.kind().name());
          insert.setDouble(6, alert.threshold());
          insert.setDouble(7, alert.value());
          insert.addBatch();
        }
        return insert.executeBatch().length;
      }
    });
  }
}
