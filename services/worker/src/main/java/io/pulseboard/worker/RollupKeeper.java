package io.pulseboard.worker;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.DatabaseUnavailableException;
import io.pulseboard.store.Edition;
import io.pulseboard.store.Retention;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rollups and retention going, in the background of storing; every worker tries, and for each
 * stream one at a time gets to it.
 */
@Singleton
final class RollupKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(RollupKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_DROPS = Duration.ofMinutes(1);

  /** Reads are right without rollups, so storing a backlog comes first. */
  private static final int REST_PER_WORK = 3;

  private final Schema schema;
  private final Rollups rollups;
  private final Retention retention;
  private final WorkerMetrics metrics;
  private final Thread keeping = Thread.ofVirtual().name("keep rollups").unstarted(this::run);
  private boolean away;
  private long dropped = System.nanoTime() - BETWEEN_DROPS.toNanos();

  RollupKeeper(Schema schema, Rollups rollups, Retention retention, WorkerMetrics metrics) {
    this.schema = schema;
    this.rollups = rollups;
    this.retention = retention;
    this.metrics = metrics;
  }

  @EventListener
  void onStartup(ServerStartupEvent started) {
    start();
  }

  void start() {
    keeping.start();
  }

  boolean isRunning() {
    return keeping.isAlive();
  }

  private void run() {
    try {
      schema.awaitCurrent();
      if (schema.edition() == Edition.TIMESCALE_COMMUNITY) {
        repeat(this::setPolicies);
      } else {
        repeat(this::keep);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A step of work, which answers when it wants to be repeated. */
  private interface Step {
    /** How long to wait before the next one; negative for no more. */
    Duration take();
  }

  private void repeat(Step step) throws InterruptedException {
    Duration pause = Duration.ZERO;
    while (!pause.isNegative()) {
      Thread.sleep(pause);
      try {
        pause = step.take();
        away = false;
      } catch (DatabaseUnavailableException unavailable) {
        if (!away && !Thread.currentThread().isInterrupted()) {
          LOG.warn("rollups wait for the database: {}", String.valueOf(unavailable.getCause()));
        }
        away = true;
        pause = PAUSE;
      }
    }
  }

  private Duration setPolicies() {
    retention.setPolicies();
    return Duration.ofSeconds(-1);
  }

  private Duration keep() {
    long started = System.nanoTime();
    boolean more = false;
    for (Stream stream : Stream.values()) {
      int minutes = rollups.rollUp(stream).orElse(0);
      metrics.of(stream).rolledUp().increment(minutes);
      more |= minutes > 0;
    }
    if (more) {
      return Duration.ofNanos(System.nanoTime() - started).multipliedBy(REST_PER_WORK);
    }
    if (System.nanoTime() - dropped >= BETWEEN_DROPS.toNanos()) {
      for (Stream stream : Stream.values()) {
        more |= retention.drop(stream);
      }
      if (!more) {
        dropped = System.nanoTime();
      }
    }
    return more ? Duration.ZERO : PAUSE;
  }

  /** What a step has not committed is rolled back and done by the next one, here or elsewhere. */
  @PreDestroy
  void stop() throws InterruptedException {
    keeping.interrupt();
    keeping.join();
  }
}
