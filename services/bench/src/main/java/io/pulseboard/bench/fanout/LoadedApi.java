package io.pulseboard.bench.fanout;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micronaut.context.ApplicationContext;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.RedisClients;
import io.pulseboard.testing.RedisCommands;
import io.pulseboard.testing.ServiceForm;
import io.pulseboard.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An api in a process of its own, with an empty live log that records are appended to. */
final class LoadedApi implements AutoCloseable {

  static final Stream STREAM = Stream.STOCK_QUOTES;

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final int MOST_PER_ENTRY = 100;

  private final Endpoints endpoints;
  private final int port;
  private final Path log;
  private final ServiceProcess api;
  private final ApplicationContext beans;
  private long number;

  private LoadedApi(
      Endpoints endpoints, int port, Path log, ServiceProcess api, ApplicationContext beans) {
    this.endpoints = endpoints;
    this.port = port;
    this.log = log;
    this.api = api;
    this.beans = beans;
  }

  /** Starts it with more settings and JVM options, and waits until it is up. */
  static LoadedApi start(
      Endpoints endpoints, int heapMiB, Map<String, String> settings, List<String> options)
      throws IOException, InterruptedException {
    DatabaseSettings database = new DatabaseSettings(endpoints.databaseUrl(), 1);
    try (Database open = new Database(database)) {
      new Schema(open, database).migrate();
    }
    try (RedisClient client = RedisClients.open(endpoints.redisUrl());
        StatefulRedisConnection<String, String> redis = client.connect()) {
      var _ = redis.sync().del(STREAM.liveLogKey(), STREAM.latestKey());
    }
    int port = ServiceProcess.freePort();
    Map<String, String> environment = new HashMap<>(endpoints.environment());
    environment.put("LIVE_MAX_SESSIONS_PER_ADDRESS", "100000");
    environment.putAll(settings);
    Path log = Files.createTempFile("pulseboard-fanout", ".log");
    ServiceProcess api =
        ServiceProcess.start(ServiceForm.CLASSES, "api", port, environment, heapMiB, options, log);
    try {
      api.awaitHealthy(START_LIMIT);
    } catch (IllegalStateException failed) {
      api.close();
      throw failed;
    }
    return new LoadedApi(
        endpoints,
        port,
        log,
        api,
        ApplicationContext.run(Map.<String, Object>of("redis.url", endpoints.redisUrl())));
  }

  int port() {
    return port;
  }

  ServiceProcess process() {
    return api;
  }

  /**
   * Appends records at a fixed rate, whatever becomes of those before, each in an entry of its own
   * unless it is late.
   *
   * @return how many it appended
   */
  long append(int perSecond, Duration time) {
    LiveLogWriter writer = beans.getBean(LiveLogWriter.class);
    long start = LoadRecord.nowMicros();
    long all = perSecond * time.toMillis() / 1_000;
    for (long i = 0; i < all; ) {
      List<LiveRecord> due = new ArrayList<>();
      long now = LoadRecord.nowMicros();
      while (i < all && due.size() < MOST_PER_ENTRY) {
        long when = start + i * 1_000_000 / perSecond;
        if (when > now || (!due.isEmpty() && now - when < 5_000)) {
          break;
        }
        due.add(LoadRecord.record(when, number++));
        i++;
      }
      if (due.isEmpty()) {
        long wait = start + i * 1_000_000 / perSecond - now;
        LockSupport.parkNanos(wait * 1_000);
      } else {
        writer.append(STREAM, due);
      }
    }
    return all;
  }

  /** How often Redis was asked for a part of a log since it was started. */
  long rangesRead() {
    return RedisCommands.calls(endpoints.redisUrl(), "xrange");
  }

  @Override
  public void close() throws IOException {
    beans.close();
    try {
      api.stop();
      Files.delete(log);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      api.close();
    }
  }
}
