package io.pulseboard.testing;

import io.pulseboard.embedded.EmbeddedServers;
import io.pulseboard.embedded.EmbeddedServersException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The process that runs a build's servers until the build's process is gone. */
final class ServersProcess {

  static final String EMBEDDED = "embedded";
  static final String TESTCONTAINERS = "testcontainers";
  static final String TIMESCALEDB = "timescaledb";

  private record Running(Consumer<Path> announce, Runnable stop) {}

  private ServersProcess() {}

  /** Arguments: the kind of servers, their folder, the build's process number. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    try {
      Running servers = start(arguments[0], folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(servers, folder)));
      servers.announce().accept(folder.resolve(SharedServers.ENDPOINTS));
      ProcessHandle.of(Long.parseLong(arguments[2])).ifPresent(build -> build.onExit().join());
      System.exit(0);
    } catch (EmbeddedServersException | IllegalStateException refused) {
      System.out.println(refused.getMessage());
      System.exit(1);
    }
  }

  private static Running start(String kind, Path folder) {
    return switch (kind) {
      case EMBEDDED -> {
        EmbeddedServers servers = EmbeddedServers.startVolatile(folder.resolve("home"));
        yield new Running(servers.endpoints()::writeTo, servers::close);
      }
      case TESTCONTAINERS -> {
        ContainerServers servers = ContainerServers.start();
        yield new Running(servers.endpoints()::writeTo, servers::close);
      }
      case TIMESCALEDB -> {
        TimescaleServer server = TimescaleServer.start(folder);
        yield new Running(server::writeUrlTo, server::close);
      }
      default ->
          throw new IllegalStateException(
              SharedServers.KIND_PROPERTY
                  + " must be "
                  + EMBEDDED
                  + " or "
                  + TESTCONTAINERS
                  + ", not "
                  + kind);
    };
  }

  private static void end(Running servers, Path folder) {
    servers.stop().run();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException alreadyGone) {
      return;
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
