package io.pulseboard.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server, a Redis server and an AMQP 0-9-1 broker on loopback, with their data in one
 * folder. Nothing stops them but {@link #close}; servers that a killed process left behind are
 * ended by the next start on their folder.
 */
public final class EmbeddedServers implements AutoCloseable {

  private final DataFolder folder;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final AmqpBroker broker;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServers(
      DataFolder folder, PostgresServer postgres, RedisServer redis, AmqpBroker broker) {
    this.folder = folder;
    this.postgres = postgres;
    this.redis = redis;
    this.broker = broker;
  }

  /**
   * Starts the three servers and returns when all of them answer. What PostgreSQL committed, and
   * with {@link BrokerStore#DURABLE} what the broker confirmed, survives the end of the process,
   * however it ends.
   *
   * @throws FolderInUseException when another live process runs its servers in {@code home}
   * @throws EmbeddedServersException when the folder or one of the servers is not usable
   */
  public static EmbeddedServers start(Path home, BrokerStore store) {
    return start(home, store, true);
  }

  /**
   * Starts them for data that nobody will miss: nothing is synced to the disk, and the broker keeps
   * its messages in memory. For tests.
   */
  public static EmbeddedServers startVolatile(Path home) {
    return start(home, BrokerStore.MEMORY, false);
  }

  private static EmbeddedServers start(Path home, BrokerStore store, boolean sync) {
    DataFolder folder = DataFolder.open(home);
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PostgresServer> postgres = tasks.submit(() -> PostgresServer.start(folder, sync));
      Future<RedisServer> redis = tasks.submit(() -> RedisServer.start(folder, sync));
      Future<AmqpBroker> broker = tasks.submit(() -> AmqpBroker.start(folder, store));
      List<Future<? extends RunningServer>> all = List.of(postgres, redis, broker);
      @Nullable Throwable failure = firstFailure(all);
      if (failure != null) {
        all.stream()
            .filter(start -> start.state() == Future.State.SUCCESS)
            .forEach(start -> start.resultNow().close());
        folder.close();
        throw asOneLine(failure);
      }
      return new EmbeddedServers(
          folder, postgres.resultNow(), redis.resultNow(), broker.resultNow());
    }
  }

  private static @Nullable Throwable firstFailure(List<Future<? extends RunningServer>> starts) {
    Throwable first = null;
    for (Future<?> start : starts) {
      try {
        start.get();
      } catch (ExecutionException failed) {
        first = first == null ? failed.getCause() : first;
      } catch (InterruptedException interrupted) {
        start.cancel(true);
        Thread.currentThread().interrupt();
        first = interrupted;
      }
    }
    return first;
  }

  private static EmbeddedServersException asOneLine(Throwable failure) {
    return failure instanceof EmbeddedServersException told
        ? told
        : new EmbeddedServersException("The embedded servers did not start: " + failure, failure);
  }

  /** Where the servers answer. */
  public Endpoints endpoints() {
    return new Endpoints(postgres.url(), broker.url(), redis.url());
  }

  /** Ends the three servers in order, within some seconds, and gives the folder free. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      List.of(postgres, redis, broker).forEach(server -> tasks.execute(server::close));
    }
    folder.close();
  }
}
