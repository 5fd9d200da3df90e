package io.pulseboard.store;

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

  private static final String ROOT = "classpath:io/pulseboard/store/migration/";

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

  /** Where its migrations are. */
  String[] migrations() {
    Stream<String> folders =
        switch (this) {
          case PLAIN -> Stream.of("common", "kept", "plain");
          case TIMESCALE_APACHE -> Stream.of("common", "timescale", "kept", "apache");
          case TIMESCALE_COMMUNITY -> Stream.of("common", "timescale", "community");
        };
    return folders.map(ROOT::concat).toArray(String[]::new);
  }
}
