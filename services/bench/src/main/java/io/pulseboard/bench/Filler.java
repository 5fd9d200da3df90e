package io.pulseboard.bench;

import io.micronaut.context.ApplicationContext;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.RecordGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills the queue of a stream with records that are confirmed. */
final class Filler {

  private static final int PUBLISHERS = 4;
  private static final int PUBLISHED_AT_ONCE = 1_000;
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Instant FIRST = Instant.parse("2026-01-02T15:00:00Z");

  private final Map<String, Object> settings;
  private final Stream stream;

  Filler(String rabbitmqUrl, Stream stream) {
    this(Map.of("rabbitmq.url", rabbitmqUrl), stream);
  }

  /**
   * @param settings the publisher's
   */
  Filler(Map<String, Object> settings, Stream stream) {
    this.settings = settings;
    this.stream = stream;
  }

  /** Publishes so many records, the same at each call, and returns when all are confirmed. */
  void fill(int records) throws InterruptedException {
    try (ApplicationContext beans = ApplicationContext.run(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RecordPublisher publisher = beans.getBean(RecordPublisher.class);
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < PUBLISHERS; i++) {
        int seed = i;
        int part = records / PUBLISHERS + (i < records % PUBLISHERS ? 1 : 0);
        parts.add(threads.submit(() -> publish(publisher, seed, part)));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the queue could not be filled", failed);
    }
  }

  private void publish(RecordPublisher publisher, long seed, int records) {
    RecordGenerator generator = Generators.of(stream, seed, 440, MarketCalendar.roundTheClock());
    Instant at = FIRST;
    List<StreamRecord> next = new ArrayList<>(PUBLISHED_AT_ONCE);
    for (int i = 1; i <= records; i++) {
      next.add(generator.next(at));
      at = at.plus(STEP);
      if (next.size() == PUBLISHED_AT_ONCE || i == records) {
        publisher.publish(stream, next);
        next.clear();
      }
    }
  }
}
