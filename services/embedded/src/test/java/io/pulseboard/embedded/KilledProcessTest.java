package io.pulseboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

  @TempDir Path home;

  @AfterEach
  void endWhatAFailureLeft() {
    EmbeddedServers.start(home, BrokerStore.DURABLE).close();
  }

  @Test
  void keepsCommitsAndConfirmedMessagesWhenTheProcessIsKilled() throws Exception {
    Process process = Clients.jvm(ServersProcess.class, home.toString(), "DURABLE").start();
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).isEqualTo("ready");
      Endpoints endpoints = Endpoints.readFrom(home.resolve("endpoints.env"));
      Clients clients = new Clients(endpoints);
      clients.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      clients.publish("42");
      List<Long> orphans = clients.processes();
      process.destroyForcibly().waitFor();
      assertThat(orphans).allMatch(KilledProcessTest::runs);

      try (EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.DURABLE)) {
        Clients after = new Clients(servers.endpoints());
        assertThat(servers.endpoints()).isEqualTo(endpoints);
        assertThat(after.processes()).doesNotContainAnyElementsOf(orphans);
        assertThat(after.query("SELECT answer FROM kept")).isEqualTo("42");
        assertThat(after.take()).isEqualTo("42");
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> orphans.stream().noneMatch(KilledProcessTest::runs));
      }
    }
  }

  @Test
  void refusesAFolderThatAnotherProcessHas() throws Exception {
    try (EmbeddedServers servers = EmbeddedServers.start(home, BrokerStore.DURABLE)) {
      Process second = Clients.jvm(ServersProcess.class, home.toString(), "DURABLE").start();
      String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(output).contains(home.toString(), "is in use").hasLineCount(1);
      assertThat(new Clients(servers.endpoints()).query("SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void endsNoStrangerThatHasTheNumberOfADeadServer() throws Exception {
    EmbeddedServers.start(home, BrokerStore.DURABLE).close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(home.resolve("redis/redis.pid"), stranger.pid() + "\n");
      Files.writeString(home.resolve("postgres/postmaster.pid"), stranger.pid() + "\n");
      EmbeddedServers.start(home, BrokerStore.DURABLE).close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
  void lastsThroughCtrlCUntilTheProgramEndsIt() throws Exception {
    ProcessBuilder builder = Clients.jvm(ServersProcess.class, home.toString(), "DURABLE");
    builder.command().addFirst("setsid");
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).isEqualTo("ready");
      signal("-INT", "-" + process.pid());
      // A build that runs in the background has its children ignore SIGINT, the JVM among them.
      signal("-TERM", Long.toString(process.pid()));
      assertThat(output.readLine()).isEqualTo("answered");
      assertThat(output.readLine()).isEqualTo("closed");
      assertThat(process.waitFor()).isIn(128 + 2, 128 + 15);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void signal(String name, String target) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", name, "--", target).inheritIO().start().waitFor())
        .isZero();
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }
}
