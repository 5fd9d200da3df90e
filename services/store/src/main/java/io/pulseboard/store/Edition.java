package io.pulseboard.store;

import java.util.List;
import java.util.stream.Stream;

/** What kind of database the schema is laid for: the same relations, kept in different ways. */
public enum Edition {
  /** PostgreSQL 16 or newer without TimescaleDB. */
  PLAIN("plain PostgreSQL", "plain tables; the worker keeps the rollups and deletes old records"),

  /** TimescaleDB without the features of its community licence. */
  TIMESCALE_APACHE(
      "TimescaleDB, Apache-2 edition",
      "hypertables; the worker keeps the rollups and drops old chunks"),

  /** TimescaleDB with all its features. */
  TIMESCALE_COMMUNITY(
      "TimescaleDB Community",
      "hypertables with continuous aggregates, columnstore and retention policies");

  private static final List<String> COMMON =
      List.of(
          "common/V1__records.sql",
          "common/V2__reads.sql",
          "common/V6__alerts.sql",
          "common/V7__api_keys.sql",
          "common/V8__alert_state.sql");

  private final String title;
  private final String meaning;

  Edition(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** How records, rollups and old data are kept in it, in words. */
  public String meaning() {
    return meaning;
  }

  /** Its migrations, each a folder and a file. */
  List<String> migrations() {
    Stream<String> own =
        switch (this) {
          case PLAIN -> Stream.of("kept/V4__rollups.sql", "plain/V5__plain.sql");
          case TIMESCALE_APACHE ->
              Stream.of(
                  "timescale/V3__hypertables.sql", "kept/V4__rollups.sql", "apache/V5__apache.sql");
          case TIMESCALE_COMMUNITY ->
              Stream.of("timescale/V3__hypertables.sql", "community/V4__continuous_aggregates.sql");
        };
    return Stream.concat(COMMON.stream(), own).toList();
  }
}
