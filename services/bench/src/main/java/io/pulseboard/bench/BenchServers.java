package io.pulseboard.bench;

import io.pulseboard.embedded.EmbeddedServer;
import io.pulseboard.embedded.EmbeddedServer.Kind;
import io.pulseboard.embedded.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a run measures: the user's, when all three URLs are set, or embedded ones with
 * durable stores, each a process, in a folder of their own.
 */
public final class BenchServers implements AutoCloseable {

  private final Endpoints endpoints;
  private final @Nullable Embedded embedded;

  private BenchServers(Endpoints endpoints, @Nullable Embedded embedded) {
    this.endpoints = endpoints;
    this.embedded = embedded;
  }

  /** The user's, or embedded ones that end with {@link #close} or the process. */
  public static BenchServers start() throws IOException, InterruptedException {
    Optional<Endpoints> given = Endpoints.given(System.getenv());
    if (given.isPresent()) {
      return new BenchServers(given.get(), null);
    }
    Embedded embedded = Embedded.start(Files.createTempDirectory("pulseboard-bench"));
    // Nothing stays behind when the run is interrupted either.
    Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
    return new BenchServers(embedded.endpoints(), embedded);
  }

  /** Whether they are the user's. */
  boolean areGiven() {
    return embedded == null;
  }

  /** Where they answer. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** What they are, in a few words. */
  public String description() {
    return embedded == null ? "the servers at the URLs given" : "embedded servers, durable stores";
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }

  private record Embedded(
      Path folder,
      EmbeddedServer postgres,
      EmbeddedServer redis,
      BrokerProcess broker,
      AtomicBoolean closed) {

    static Embedded start(Path folder) throws IOException, InterruptedException {
      BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
      return new Embedded(
          folder,
          EmbeddedServer.start(Kind.POSTGRES, folder.resolve("postgres")),
          EmbeddedServer.start(Kind.REDIS, folder.resolve("redis")),
          broker,
          new AtomicBoolean());
    }

    Endpoints endpoints() {
      return new Endpoints(postgres.url(), broker.url(), redis.url());
    }

    void close() {
      if (!closed.getAndSet(true)) {
        broker.close();
        redis.close();
        postgres.close();
        try {
          delete(folder);
        } catch (IOException left) {
          throw new UncheckedIOException(left);
        }
      }
    }
  }

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
