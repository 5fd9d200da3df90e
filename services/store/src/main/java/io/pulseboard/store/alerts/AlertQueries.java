package io.pulseboard.store.alerts;

import io.pulseboard.store.Database;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of alerts and alert rules. Filters may name symbol. */
@Singleton
public final class AlertQueries {

  private final Database database;

  public AlertQueries(Database database) {
    this.database = database;
  }

  /** Alerts, newest first. */
  public Page<Alert> alerts(Filter filter, Slice slice) {
    return slice.pageOf(
        database.list(
            "SELECT * FROM alerts WHERE " + filter.conditions() + Slice.CLAUSE,
            statement -> slice.bind(statement, filter.bind(statement, 1)),
            AlertQueries::alert),
        Alert::timestamp,
        Alert::id);
  }

  /** All rules, newest first. */
  public List<AlertRule> rules(Filter filter) {
    return database.list(
        "SELECT * FROM alert_rules WHERE "
            + filter.conditions()
            + "true ORDER BY created_at DESC, id DESC",
        statement -> filter.bind(statement, 1),
        AlertQueries::rule);
  }

  /** The rule of that id, if there is one. */
  public Optional<AlertRule> rule(UUID id) {
    return database
        .list(
            "SELECT * FROM alert_rules WHERE id = ?",
            statement -> statement.setObject(1, id),
            AlertQueries::rule)
        .stream()
        .findFirst();
  }

  /** How all enabled rules stand. */
  public List<RuleState> states() {
    return database.list("SELECT * FROM alert_rules WHERE enabled", _ -> {}, AlertQueries::state);
  }

  private static RuleState state(ResultSet row) throws SQLException {
    return new RuleState(
        row.getObject("id", UUID.class),
        row.getString("symbol"),
        AlertKind.valueOf(row.getString("kind")),
        row.getDouble("threshold"),
        row.getBoolean("armed"),
        Database.optionalInstant(row, "judged_until"));
  }

  private static AlertRule rule(ResultSet row) throws SQLException {
    return new AlertRule(
        row.getObject("id", UUID.class),
        row.getString("symbol"),
        AlertKind.valueOf(row.getString("kind")),
        row.getDouble("threshold"),
        row.getBoolean("enabled"),
        Database.instant(row, "created_at"));
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getObject("id", UUID.class),
        Database.instant(row, "timestamp"),
        row.getObject("rule_id", UUID.class),
        row.getString("symbol"),
        AlertKind.valueOf(row.getString("kind")),
        row.getDouble("threshold"),
        row.getDouble("value"));
  }
}
