package io.pulseboard.bench;

import io.pulseboard.embedded.BrokerStore;
import io.pulseboard.embedded.EmbeddedServers;
import io.pulseboard.embedded.Endpoints;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a run measures: the user's, when all three URLs are set, or embedded ones in a
 * folder of their own.
 */
final class BenchServers implements AutoCloseable {

  private final Endpoints endpoints;
  private final @Nullable EmbeddedServers embedded;
  private final @Nullable Path folder;

  private BenchServers(
      Endpoints endpoints, @Nullable EmbeddedServers embedded, @Nullable Path folder) {
    this.endpoints = endpoints;
    this.embedded = embedded;
    this.folder = folder;
  }

  static BenchServers start() throws IOException {
    Optional<Endpoints> given = Endpoints.given(System.getenv());
    if (given.isPresent()) {
      return new BenchServers(given.get(), null, null);
    }
    Path folder = Files.createTempDirectory("pulseboard-bench");
    EmbeddedServers embedded = EmbeddedServers.start(folder, BrokerStore.DURABLE);
    return new BenchServers(embedded.endpoints(), embedded, folder);
  }

  /** Whether they are the user's. */
  boolean areGiven() {
    return embedded == null;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  String description() {
    return embedded == null ? "the servers at the URLs given" : "embedded servers, durable stores";
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
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
