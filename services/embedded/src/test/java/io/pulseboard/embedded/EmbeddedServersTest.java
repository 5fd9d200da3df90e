package io.pulseboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

  @TempDir Path home;

  @Test
  void keepsDataAndPortsBetweenRuns() throws Exception {
    Endpoints before;
    try (EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.DURABLE)) {
      before = servers.endpoints();
      Clients clients = new Clients(before);
      clients.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      clients.redis(commands -> commands.set("kept", "42"));
      clients.publish("42");
    }
    try (EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.DURABLE)) {
      assertThat(servers.endpoints()).isEqualTo(before);
      Clients clients = new Clients(servers.endpoints());
      assertThat(clients.query("SELECT answer FROM kept")).isEqualTo("42");
      assertThat(clients.<String>redis(commands -> commands.get("kept"))).isEqualTo("42");
      assertThat(clients.take()).isEqualTo("42");
    }
  }

  @Test
  void runsPostgresDurablyInUtc() throws SQLException {
    try (EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.MEMORY)) {
      Clients clients = new Clients(servers.endpoints());
      Map<String, String> settings = new TreeMap<>();
      for (String name :
          List.of(
              "fsync",
              "synchronous_commit",
              "full_page_writes",
              "shared_buffers",
              "max_connections",
              "server_encoding")) {
        settings.put(name, clients.query("SHOW " + name));
      }
      assertThat(settings)
          .isEqualTo(
              Map.of(
                  "fsync", "on",
                  "synchronous_commit", "on",
                  "full_page_writes", "on",
                  "shared_buffers", "128MB",
                  "max_connections", "100",
                  "server_encoding", "UTF8"));
      assertThat(clients.query("SELECT setting FROM pg_file_settings WHERE name = 'timezone'"))
          .isIn("UTC", "Etc/UTC");
    }
  }

  @Test
  void leavesNoProcessAndNothingInTheWorkingDirectoryEvenWithClientsConnected() throws Exception {
    List<Path> before = workingDirectory();
    EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.DURABLE);
    Clients clients = new Clients(servers.endpoints());
    List<Long> processes = clients.processes();
    assertThat(processes).allMatch(EmbeddedServersTest::runs);
    Connection broker = clients.broker();
    java.sql.Connection database = clients.database();
    servers.close();
    servers.close();
    assertThat(processes).noneMatch(EmbeddedServersTest::runs);
    assertThat(database.isValid(1)).isFalse();
    await().untilAsserted(() -> assertThat(broker.isOpen()).isFalse());
    assertThat(workingDirectory()).isEqualTo(before);
  }

  @Test
  void answersOnLoopbackOnly() throws IOException {
    try (EmbeddedServers servers = EmbeddedServers.startVolatile(home)) {
      Endpoints endpoints = servers.endpoints();
      for (String url :
          List.of(endpoints.databaseUrl(), endpoints.rabbitmqUrl(), endpoints.redisUrl())) {
        URI uri = URI.create(url);
        assertThat(accepts(InetAddress.getByName(uri.getHost()), uri.getPort())).isTrue();
        for (InetAddress outside : outsideAddresses()) {
          assertThat(accepts(outside, uri.getPort())).as("%s %s", outside, url).isFalse();
        }
      }
    }
  }

  @Test
  void refusesASecondStartOnTheSameFolder() throws SQLException {
    try (EmbeddedServers servers = EmbeddedServers.startVolatile(home)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> EmbeddedServers.startVolatile(home))
            .isInstanceOf(FolderInUseException.class)
            .hasMessageContaining(home.toString())
            .hasMessageNotContaining("\n");
      }
      assertThat(new Clients(servers.endpoints()).query("SELECT 1")).isEqualTo("1");
    }
    EmbeddedServers.startVolatile(home).close();
  }

  @Test
  void keepsItsDataFromOtherUsers() throws IOException {
    Path data = home.resolve("new/folder");
    EmbeddedServers.startVolatile(data).close();
    assertThat(Files.getPosixFilePermissions(data))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void saysInOneLineThatAFolderCannotBeUsed() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    assertThatThrownBy(() -> EmbeddedServers.startVolatile(file.resolve("folder")))
        .isInstanceOf(EmbeddedServersException.class)
        .hasMessageContaining(file.resolve("folder").toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void saysInOneLineWhyAServerDoesNotStartAndLeavesNothingRunning() throws IOException {
    EmbeddedServers.startVolatile(home).close();
    Files.writeString(home.resolve("postgres/postgresql.conf"), "no_such_setting = 1\n");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> EmbeddedServers.startVolatile(home))
          .isExactlyInstanceOf(EmbeddedServersException.class)
          .hasMessageContaining("PostgreSQL did not start")
          .hasMessageContaining("no_such_setting")
          .hasMessageNotContaining("\n");
    }
    assertThat(ProcessHandle.allProcesses().filter(EmbeddedServersTest.ofFolder(home))).isEmpty();
  }

  @Test
  void saysInOneLineThatTheBrokersStoreIsDamagedAndStopsTheOthers() throws IOException {
    EmbeddedServers.start(home, BrokerStore.DURABLE).close();
    Files.writeString(home.resolve("broker/store/default/service.properties"), "nonsense");
    assertThatThrownBy(() -> EmbeddedServers.start(home, BrokerStore.DURABLE))
        .isExactlyInstanceOf(EmbeddedServersException.class)
        .hasMessageContaining("The AMQP broker did not start")
        .hasMessageNotContaining("\n");
    assertThat(ProcessHandle.allProcesses().filter(ofFolder(home))).isEmpty();
  }

  private static Predicate<ProcessHandle> ofFolder(Path home) {
    return process ->
        Stream.of(process.info().arguments().orElse(new String[0]))
            .anyMatch(argument -> argument.contains(home.toString()));
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  private static List<Path> workingDirectory() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      return files.sorted().toList();
    }
  }

  private static List<InetAddress> outsideAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static boolean accepts(InetAddress address, int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
