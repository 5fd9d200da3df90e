package io.pulseboard.simulator;

import io.pulseboard.broker.Backoff;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulator.SimulatorMetrics.StreamMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** One stream's ticker, bounded buffer and publisher, each of the two on a thread of its own. */
final class Lane {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stream stream;
  private final BufferPublisher publisher;
  private final Thread ticking;
  private final Thread publishing;
  private final Clock clock;

  Lane(
      Source source,
      int capacity,
      Consumer<List<StreamRecord>> outlet,
      StreamMeters meters,
      Clock clock) {
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(capacity);
    Backoff backoff = new Backoff(ThreadLocalRandom.current());
    Ticker ticker = new Ticker(source, buffer, meters, clock);
    this.stream = source.stream();
    this.clock = clock;
    this.publisher =
        new BufferPublisher(stream, buffer, outlet, meters.published(), backoff, clock);
    this.ticking = Thread.ofVirtual().name("tick " + stream.id()).unstarted(ticker::run);
    this.publishing = Thread.ofVirtual().name("publish " + stream.id()).unstarted(publisher::run);
  }

  Stream stream() {
    return stream;
  }

  /** How many of its records wait to be confirmed. */
  int waiting() {
    return publisher.waiting();
  }

  void start() {
    ticking.start();
    publishing.start();
  }

  /** What it does, in words for the health page. */
  String state() {
    if (!ticking.isAlive() || !publishing.isAlive()) {
      return "stopped";
    }
    Instant since = publisher.waitingSince();
    if (since == null || clock.instant().isBefore(since.plusSeconds(1))) {
      return "nothing waits for the broker";
    }
    return publisher.waiting()
        + " records wait for the broker since "
        + since.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether it runs and no record has waited beyond patience. */
  boolean isWorking() {
    Instant since = publisher.waitingSince();
    return ticking.isAlive()
        && publishing.isAlive()
        && (since == null || !clock.instant().isAfter(since.plus(PATIENCE)));
  }

  /** Makes no more records. */
  void stopTicking() throws InterruptedException {
    ticking.interrupt();
    ticking.join();
    publisher.close();
  }

  /** Publishes what is left, within the time given, and answers how many records are lost. */
  int finish(Duration limit) throws InterruptedException {
    if (!publishing.join(limit)) {
      publishing.interrupt();
      publishing.join();
    }
    return publisher.waiting();
  }
}
