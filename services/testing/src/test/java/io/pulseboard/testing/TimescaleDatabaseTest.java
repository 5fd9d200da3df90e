package io.pulseboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimescaleDatabaseTest {

  @TempDir Path temp;

  @Test
  void keepsTablesInChunksOfTime() throws SQLException {
    try (Connection connection = TestDatabases.connect(TestServers.newTimescaleDatabase());
        Statement statement = connection.createStatement()) {
      makeHypertable(statement);
      statement.execute("INSERT INTO ticks VALUES (now(), 1), (now() - interval '1 year', 2)");
      assertThat(text(statement, "SELECT count(*) FROM show_chunks('ticks')")).isEqualTo("2");
    }
  }

  @Test
  void hasTheApacheEditionAndNothingOfTheCommunitys() throws SQLException {
    assumeOwnServer();
    try (Connection connection = TestDatabases.connect(TestServers.newTimescaleDatabase());
        Statement statement = connection.createStatement()) {
      makeHypertable(statement);
      assertThat(text(statement, "SELECT current_setting('timescaledb.license')"))
          .isEqualTo("apache");
      assertThatThrownBy(() ->
              statement.execute(
                  """
                  CREATE MATERIALIZED VIEW hourly WITH (timescaledb.continuous) AS
                  SELECT time_bucket('1 hour', at), max(price) FROM ticks GROUP BY 1
                  """))
          .hasMessageContaining("not supported under the current \"apache\" license");
    }
  }

  @Test
  void isSharedByTheBuildAndGoneWithItEvenWhenItIsKilled() throws Exception {
    assumeOwnServer();
    TestServers.newTimescaleDatabase();
    ProcessBuilder builder = Jvm.of(BuildProcess.class, "-Djava.io.tmpdir=" + temp);
    builder.command().add(JoiningProcess.TIMESCALEDB);
    Process build = builder.start();
    String directory;
    Path data;
    try (BufferedReader output = build.inputReader()) {
      String first = output.readLine();
      String second = output.readLine();
      assertThat(server(first)).startsWith("postgresql://").isEqualTo(server(second));
      assertThat(first).isNotEqualTo(second);
      try (Connection connection = TestDatabases.connect(server(first) + "/pulseboard");
          Statement statement = connection.createStatement()) {
        directory = text(statement, "SHOW data_directory");
      }
      long pid = process(directory).orElseThrow().pid();
      data =
          Path.of("/proc", Long.toString(pid), "root").toRealPath().resolve(directory.substring(1));
      assertThat(data).isDirectory();
    } finally {
      build.destroyForcibly().waitFor();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            process(directory).isEmpty()
                && Files.notExists(data.getParent())
                && foldersOfBuilds().isEmpty());
  }

  @Test
  void skipsTheTestAloudWhereThereCanBeNone() throws Exception {
    assertThat(output(onMachineWithoutApt("")))
        .contains("TimescaleDB tests are SKIPPED: only ")
        .contains("TestAbortedException: No TimescaleDB: only ");
  }

  @Test
  void failsWhereThereCanBeNoneButOneIsRequired() throws Exception {
    assertThat(output(onMachineWithoutApt("required")))
        .contains("IllegalStateException: TimescaleDB is required: only ")
        .doesNotContain("SKIPPED");
  }

  private static void makeHypertable(Statement statement) throws SQLException {
    statement.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
    statement.execute("CREATE TABLE ticks (at timestamptz NOT NULL, price int)");
    statement.execute("SELECT create_hypertable('ticks', by_range('at'))");
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return Objects.requireNonNull(rows.getString(1));
    }
  }

  /** Not one that TIMESCALEDB_URL names, nor a container. */
  private static void assumeOwnServer() {
    assumeThat(System.getenv(TimescaleServer.URL)).isNull();
    assumeThat(SharedServers.kind()).isEqualTo(ServersProcess.EMBEDDED);
  }

  private ProcessBuilder onMachineWithoutApt(String demand) throws IOException {
    for (String tool : List.of("/bin/sh", "/usr/bin/id")) {
      Path path = Path.of(tool);
      Files.createSymbolicLink(temp.resolve(path.getFileName()), path);
    }
    ProcessBuilder builder = Jvm.of(JoiningProcess.class, "-Djava.io.tmpdir=" + temp);
    builder.command().add(JoiningProcess.TIMESCALEDB);
    builder.environment().put("PATH", temp.toString());
    builder.environment().put("XDG_CACHE_HOME", temp.toString());
    builder.environment().put("PULSEBOARD_TEST_TIMESCALEDB", demand);
    return builder;
  }

  private static String output(ProcessBuilder builder) throws IOException {
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String server(String url) {
    return url.substring(0, url.lastIndexOf('/'));
  }

  private static Optional<ProcessHandle> process(String argument) {
    return ProcessHandle.allProcesses()
        .filter(process ->
            Arrays.asList(process.info().arguments().orElse(new String[0])).contains(argument))
        .findAny();
  }

  private List<Path> foldersOfBuilds() throws IOException {
    try (Stream<Path> files = Files.walk(temp, 2)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("timescaledb-"))
          .toList();
    }
  }
}
