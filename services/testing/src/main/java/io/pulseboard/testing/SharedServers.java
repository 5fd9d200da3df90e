package io.pulseboard.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Servers that all test JVMs of one build share. They live in a process of their own, which the
 * first test JVM starts and which ends with the build; its folder is named after the build's
 * process.
 */
final class SharedServers {

  static final String KIND_PROPERTY = "pulseboard.test.servers";
  static final String ENDPOINTS = "endpoints.env";

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "busybox");
  private static final int POLL_MILLIS = 20;

  private SharedServers() {}

  /** The kind of servers that the build asks for. */
  static String kind() {
    return System.getProperty(KIND_PROPERTY, ServersProcess.EMBEDDED);
  }

  /**
   * The file that says where the build's servers of a kind answer; starts them when no other test
   * JVM did.
   */
  static Path join(String kind) {
    ProcessHandle build = build(ProcessHandle.current());
    Path folder = folder(build, kind);
    try {
      Files.createDirectories(folder);
      // Held while the servers start, so that the others wait for them.
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        Path endpoints = folder.resolve(ENDPOINTS);
        if (!Files.exists(endpoints) || !serverProcessLives(folder)) {
          Files.deleteIfExists(endpoints);
          start(build, kind, folder);
        }
        return endpoints;
      }
    } catch (IOException unusable) {
      throw new IllegalStateException("Cannot start the test servers in " + folder, unusable);
    }
  }

  /**
   * The process that runs the tests: Maven or an IDE, which may start test JVMs through a shell.
   */
  private static ProcessHandle build(ProcessHandle test) {
    ProcessHandle parent = test.parent().orElse(test);
    ProcessHandle ancestor = parent;
    while (isShell(ancestor) && ancestor.parent().isPresent()) {
      ancestor = ancestor.parent().get();
    }
    return isShell(ancestor) ? parent : ancestor;
  }

  private static boolean isShell(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> SHELLS.contains(Path.of(command).getFileName().toString()))
        .orElse(false);
  }

  private static Path folder(ProcessHandle build, String kind) {
    long started = build.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    return Path.of(System.getProperty("java.io.tmpdir"))
        .resolve("pulseboard-test-" + System.getProperty("user.name"))
        .resolve(kind + "-" + build.pid() + "-" + started);
  }

  private static boolean serverProcessLives(Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    return Files.exists(pid)
        && ProcessHandle.of(Long.parseLong(Files.readString(pid)))
            .filter(ProcessHandle::isAlive)
            .isPresent();
  }

  private static void start(ProcessHandle build, String kind, Path folder) throws IOException {
    Path log = folder.resolve("servers.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=io/pulseboard/testing/servers-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                ServersProcess.class.getName(),
                kind,
                folder.toString(),
                Long.toString(build.pid()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    Files.writeString(folder.resolve("pid"), Long.toString(process.pid()));
    awaitEndpoints(process, folder.resolve(ENDPOINTS), log);
  }

  private static void awaitEndpoints(Process process, Path endpoints, Path log) throws IOException {
    try {
      while (!Files.exists(endpoints)) {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
          throw new IllegalStateException(
              "The test servers did not start: " + String.join(" | ", lines));
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the test servers start", interrupted);
    }
  }
}
