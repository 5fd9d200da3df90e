package io.pulseboard.bench;

import io.micronaut.context.ApplicationContext;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.RecordGenerator;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the moment a record was due to be published to its frame at a live client, through a worker
 * and an api that are processes of their own. The load is open: records are due at a fixed rate
 * whatever became of those before, and each is timed from when it was due, so that a stall counts
 * for all that it delays (Tene, "How NOT to Measure Latency").
 */
final class LatencyBench {

  private static final Stream STREAM = Stream.STOCK_QUOTES;
  private static final int HEAP_MIB = 512;
  private static final int PUBLISHERS = 8;
  private static final int AT_ONCE = 1_000;
  private static final double GOAL = 2;
  private static final int HALF = 50;
  private static final int[] PERCENTS = {10, HALF, 90};
  private static final double[] PERCENTILES = {50, 99, 99.9};
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final Duration SATURATING = Duration.ofSeconds(10);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration TICK = Duration.ofMillis(1);

  private final Endpoints endpoints;
  private final RecordGenerator generator =
      Generators.of(STREAM, 1, 440, MarketCalendar.roundTheClock());
  private final Semaphore publishing = new Semaphore(PUBLISHERS);

  LatencyBench(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  List<Measurement> run() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 1);
    double[] bare;
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      bare = new Hops(endpoints).sums(PERCENTILES);
      try {
        return measure(bare);
      } finally {
        IngestBench.truncate(database);
      }
    }
  }

  private List<Measurement> measure(double[] bare) throws Exception {
    Path log = Files.createTempFile("pulseboard-latency", ".log");
    Map<String, String> settings = endpoints.environment();
    List<Measurement> measurements = new ArrayList<>();
    try (ServiceProcess worker =
            ServiceProcess.start("worker", ServiceProcess.freePort(), settings, HEAP_MIB, log);
        ServiceProcess api =
            ServiceProcess.start("api", ServiceProcess.freePort(), settings, HEAP_MIB, log);
        ApplicationContext beans =
            ApplicationContext.run(
                Map.<String, Object>of("rabbitmq.url", endpoints.rabbitmqUrl()))) {
      worker.awaitHealthy(START_LIMIT);
      api.awaitHealthy(START_LIMIT);
      RecordPublisher publisher = beans.getBean(RecordPublisher.class);
      try (TimingClient client = new TimingClient(api.address(), STREAM)) {
        // The first time the services are still being compiled.
        saturate(publisher, client, SATURATING.multipliedBy(2));
        double saturation = saturate(publisher, client, SATURATING);
        System.err.printf("saturated at %,.0f records/s%n", saturation);
        measurements.add(
            Measurement.alone("latency: saturation, with a client", saturation, "records/s"));
        for (int percent : PERCENTS) {
          double rate = saturation * percent / 100;
          load(publisher, client, rate, WARM_UP);
          Histogram micros = load(publisher, client, rate, MEASURED);
          System.err.printf("at %d %%: %,d records%n", percent, micros.getTotalCount());
          measurements.addAll(figures(micros, percent, bare));
        }
      }
      worker.stop();
      api.stop();
    }
    Files.delete(log);
    return measurements;
  }

  private static List<Measurement> figures(Histogram micros, int percent, double[] bare) {
    List<Measurement> figures = new ArrayList<>();
    for (int i = 0; i < PERCENTILES.length; i++) {
      String name =
          "latency: publish to frame, p%s at %d %% of saturation"
              .formatted(Double.toString(PERCENTILES[i]).replace(".0", ""), percent);
      double value = micros.getValueAtPercentile(PERCENTILES[i]);
      figures.add(
          percent == HALF
              ? Measurement.against(name, value, "µs", bare[i], GOAL)
              : Measurement.alone(name, value, "µs"));
    }
    return figures;
  }

  /** Publishes as fast as the broker confirms, and gives the rate at which the client was shown. */
  private double saturate(RecordPublisher publisher, TimingClient client, Duration time)
      throws Exception {
    client.start();
    long started = System.nanoTime();
    long deadline = started + time.toNanos();
    long published = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (System.nanoTime() < deadline) {
        List<StreamRecord> next = new ArrayList<>(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
          next.add(generator.next(now()));
        }
        publishing.acquire();
        threads.execute(() -> publish(publisher, next));
        published += AT_ONCE;
      }
    }
    awaitShown(client, published);
    return published / ((System.nanoTime() - started) / 1e9);
  }

  private Histogram load(
      RecordPublisher publisher, TimingClient client, double perSecond, Duration time)
      throws Exception {
    client.start();
    Instant begun = now();
    long started = System.nanoTime();
    long due = 0;
    long all = (long) (perSecond * time.toNanos() / 1e9);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (due < all) {
        double passed = (System.nanoTime() - started) / 1e9;
        long until = Math.min(all, (long) (passed * perSecond));
        while (due < until) {
          List<StreamRecord> next = new ArrayList<>();
          for (; due < until && next.size() < AT_ONCE; due++) {
            next.add(generator.next(begun.plusNanos((long) (due / perSecond * 1e9))));
          }
          publishing.acquire();
          threads.execute(() -> publish(publisher, next));
        }
        LockSupport.parkNanos(TICK.toNanos());
      }
    }
    awaitShown(client, all);
    return client.micros();
  }

  private void publish(RecordPublisher publisher, List<StreamRecord> records) {
    try {
      publisher.publish(STREAM, records);
    } finally {
      publishing.release();
    }
  }

  private static void awaitShown(TimingClient client, long count) throws InterruptedException {
    long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
    while (client.shown() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the client was shown %,d of %,d records".formatted(client.shown(), count));
      }
      Thread.sleep(TICK);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
