package io.pulseboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

class SharedServersTest {

  @TempDir Path temp;

  @Test
  void areStartedOncePerBuildAndEndWithItEvenWhenItIsKilled() throws Exception {
    ProcessHandle servers;
    Process build = Jvm.of(BuildProcess.class, "-Djava.io.tmpdir=" + temp).start();
    try (BufferedReader output = build.inputReader()) {
      String first = output.readLine();
      assertThat(first).startsWith("Endpoints[databaseUrl=postgresql://");
      assertThat(output.readLine()).isEqualTo(first);
      assertThat(processesOfFolder()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(foldersOfBuilds()).hasSize(1);
      String pid = Files.readString(foldersOfBuilds().getFirst().resolve("pid"));
      servers = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } finally {
      build.destroyForcibly().waitFor();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            processesOfFolder().isEmpty() && foldersOfBuilds().isEmpty() && !servers.isAlive());
  }

  @Test
  void areThoseOfTheEnvironmentWhenItNamesAllThree() throws Exception {
    ProcessBuilder builder = Jvm.of(JoiningProcess.class);
    builder.environment().put("DATABASE_URL", "postgresql://a:b@c:1/d");
    builder.environment().put("RABBITMQ_URL", "amqp://e:f@g:2");
    builder.environment().put("REDIS_URL", "redis://h:3");
    assertThat(output(builder.start()))
        .isEqualTo(
            "Endpoints[databaseUrl=postgresql://a:b@c:1/d,"
                + " rabbitmqUrl=amqp://e:f@g:2, redisUrl=redis://h:3]\n");
  }

  @Test
  void sayThatDockerIsMissingWhenContainersAreAskedFor() throws Exception {
    assumeThat(DockerClientFactory.instance().isDockerAvailable()).isFalse();
    Process process =
        Jvm.of(
                JoiningProcess.class,
                "-Djava.io.tmpdir=" + temp,
                "-Dpulseboard.test.servers=testcontainers")
            .start();
    assertThat(output(process)).contains("Docker is not there");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void nameTheSettingThatIsWrong() throws Exception {
    Process process =
        Jvm.of(
                JoiningProcess.class,
                "-Djava.io.tmpdir=" + temp,
                "-Dpulseboard.test.servers=nonsense")
            .start();
    assertThat(output(process)).contains("pulseboard.test.servers must be", "nonsense");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private List<Path> foldersOfBuilds() throws IOException {
    try (Stream<Path> users = Files.list(temp)) {
      for (Path user : users.toList()) {
        try (Stream<Path> builds = Files.list(user)) {
          return builds.toList();
        }
      }
      return List.of();
    }
  }

  /** PostgreSQL and Redis have the folder on their command lines. */
  private List<ProcessHandle> processesOfFolder() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.startsWith(temp.toString())))
        .toList();
  }
}
