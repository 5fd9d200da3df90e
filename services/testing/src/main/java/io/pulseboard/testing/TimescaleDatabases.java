package io.pulseboard.testing;

import io.pulseboard.embedded.Endpoints;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Databases on a server with TimescaleDB, which not every machine can have. */
sealed interface TimescaleDatabases {

  /** The server is there. */
  record Here(TestDatabases databases) implements TimescaleDatabases {}

  /** There is none, for that reason. */
  record Missing(String reason, boolean required) implements TimescaleDatabases {}

  /** Finds a server, or starts the build's own. */
  static TimescaleDatabases find(Map<String, String> environment) {
    String given = environment.get(TimescaleServer.URL);
    if (given != null) {
      return new Here(new TestDatabases(given));
    }
    if (SharedServers.kind().equals(ServersProcess.TESTCONTAINERS)) {
      Endpoints containers = Endpoints.readFrom(SharedServers.join(ServersProcess.TESTCONTAINERS));
      return new Here(new TestDatabases(containers.databaseUrl()));
    }
    return TimescaleServer.prepare()
        .<TimescaleDatabases>map(
            reason -> missing(reason, environment.get("PULSEBOARD_TEST_TIMESCALEDB")))
        .orElseGet(TimescaleDatabases::ofThisBuild);
  }

  private static TimescaleDatabases ofThisBuild() {
    String url = TimescaleServer.readUrlFrom(SharedServers.join(ServersProcess.TIMESCALEDB));
    return new Here(new TestDatabases(url));
  }

  private static TimescaleDatabases missing(String reason, @Nullable String demand) {
    boolean required = "required".equals(demand);
    if (!required) {
      TimescaleServer.say("TimescaleDB tests are SKIPPED: " + reason);
    }
    return new Missing(reason, required);
  }

  /**
   * Makes a database and answers its URL.
   *
   * @throws TestAbortedException when there is no server
   * @throws IllegalStateException when there is none although it is required
   */
  default String create() {
    return switch (this) {
      case Here(TestDatabases databases) -> databases.create();
      case Missing(String reason, boolean required) when required ->
          throw new IllegalStateException("TimescaleDB is required: " + reason);
      case Missing(String reason, _) -> throw new TestAbortedException("No TimescaleDB: " + reason);
    };
  }
}
