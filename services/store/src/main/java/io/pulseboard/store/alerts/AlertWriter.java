package io.pulseboard.store.alerts;

import io.pulseboard.contracts.UuidV7;
import io.pulseboard.store.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

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
                kind = excluded.kind, threshold = excluded.threshold, enabled = excluded.enabled,
                armed = true
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

  /**
   * Makes changes to rules, and stores the alerts that they raise. A change counts only when the
   * rule is still as it was before it, so one that comes again raises nothing again.
   *
   * @return how many alerts were raised
   */
  public int apply(List<RuleState.Change> changes) {
    return database.inTransaction(connection -> {
      int raised = 0;
      for (RuleState.Change change : changes) {
        if (update(connection, change) && change.raisesAlert()) {
          insert(connection, change);
          raised++;
        }
      }
      return raised;
    });
  }

  private static boolean update(Connection connection, RuleState.Change change)
      throws SQLException {
    RuleState before = change.before();
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE alert_rules SET armed = ?, judged_until = ?
            WHERE id = ? AND enabled AND kind = ? AND threshold = ? AND armed = ?
              AND (judged_until IS NULL OR judged_until < ?)
            """)) {
      update.setBoolean(1, change.after().armed());
      update.setObject(2, change.quote().timestamp().atOffset(ZoneOffset.UTC));
      update.setObject(3, before.ruleId());
      update.setString(4, before.kind().name());
      update.setDouble(5, before.threshold());
      update.setBoolean(6, before.armed());
      update.setObject(7, change.quote().timestamp().atOffset(ZoneOffset.UTC));
      return update.executeUpdate() == 1;
    }
  }

  private static void insert(Connection connection, RuleState.Change change) throws SQLException {
    RuleState rule = change.before();
    Instant at = change.quote().timestamp();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO alerts (timestamp, id, rule_id, symbol, kind, threshold, value)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, at.atOffset(ZoneOffset.UTC));
      insert.setObject(2, UuidV7.at(at, ThreadLocalRandom.current()));
      insert.setObject(3, rule.ruleId());
      insert.setString(4, rule.symbol());
      insert.setString(5, rule.kind().name());
      insert.setDouble(6, rule.threshold());
      insert.setDouble(7, rule.kind().value(change.quote()));
      insert.executeUpdate();
    }
  }
}
