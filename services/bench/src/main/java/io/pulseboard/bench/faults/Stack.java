package io.pulseboard.bench.faults;

import io.pulseboard.embedded.EmbeddedServer.Kind;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.TcpProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything that a record goes through, each a process: PostgreSQL, Redis and the broker with
 * durable stores, the worker and the api, and a proxy in front of each server and of the api.
 */
final class Stack implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Disk disk;
  private final TcpProxy toPostgres = new TcpProxy();
  private final TcpProxy toRedis = new TcpProxy();
  private final TcpProxy toBroker = new TcpProxy();
  private final TcpProxy toApi = new TcpProxy();
  private final ServerPart postgres;
  private final ServerPart redis;
  private final BrokerPart broker;
  private final ServicePart worker;
  private final ServicePart api;

  private Stack(Path folder) throws IOException {
    disk = new Disk(folder.resolve("postgres"));
    postgres = new ServerPart("postgres", Kind.POSTGRES, folder.resolve("postgres"), toPostgres);
    redis = new ServerPart("redis", Kind.REDIS, folder.resolve("redis"), toRedis);
    broker = new BrokerPart(folder.resolve("broker"), toBroker);
    Map<String, String> settings =
        Map.of(
            "DATABASE_URL",
            "postgresql://pulseboard:pulseboard@127.0.0.1:%d/pulseboard"
                .formatted(toPostgres.port()),
            "RABBITMQ_URL",
            brokerUrl(),
            "REDIS_URL",
            "redis://127.0.0.1:" + toRedis.port(),
            "LIVE_HEARTBEAT",
            "2s");
    worker = new ServicePart("worker", settings, folder.resolve("worker.log"));
    api = new ServicePart("api", settings, folder.resolve("api.log"));
  }

  /**
   * Starts all of it in an empty folder and returns when the services say that they are up.
   *
   * @throws IllegalStateException when they do not in time
   */
  static Stack start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Stack stack = new Stack(folder);
    // Nothing stays behind when the run is interrupted either.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    try {
      stack.start();
      return stack;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      stack.close();
      throw failed;
    }
  }

  private void start() throws IOException, InterruptedException {
    postgres.start();
    redis.start();
    broker.start();
    DatabaseSettings settings = new DatabaseSettings(databaseUrl(), 1);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
    }
    worker.start();
    api.start();
    toApi.leadTo(api.port());
    awaitHealthy();
  }

  /** Waits until both services say that they are up. */
  void awaitHealthy() throws InterruptedException {
    worker.awaitHealthy(START_LIMIT);
    api.awaitHealthy(START_LIMIT);
  }

  /** Whether the database's disk can be filled. */
  boolean hasDiskOfItsOwn() {
    return disk.isMounted();
  }

  /** Fills the database's disk. */
  void fillDisk() {
    disk.fill();
  }

  /** Gives the space back, and does what an operator would if the database had ended. */
  void freeDisk() throws IOException, InterruptedException {
    disk.free();
    postgres.revive();
  }

  /** Every process. */
  List<Part> parts() {
    return List.of(postgres, redis, broker, worker, api);
  }

  /** The two services. */
  List<ServicePart> services() {
    return List.of(worker, api);
  }

  /** Every proxy, by what is behind it. */
  Map<String, TcpProxy> proxies() {
    return Map.of("postgres", toPostgres, "redis", toRedis, "broker", toBroker, "api", toApi);
  }

  /** The API's address, through its proxy. */
  String apiAddress() {
    return "http://127.0.0.1:" + toApi.port();
  }

  /** The broker's URL, through its proxy. */
  String brokerUrl() {
    return "amqp://pulseboard:pulseboard@127.0.0.1:" + toBroker.port();
  }

  /** The database's URL, past its proxy. */
  String databaseUrl() {
    return postgres.url();
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      for (Part part : List.of(api, worker, broker, redis, postgres)) {
        part.close();
      }
      proxies().values().forEach(TcpProxy::close);
      disk.close();
    }
  }
}
