package io.pulseboard.simulator;

import io.micrometer.core.instrument.Counter;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.DailyRhythm;
import io.pulseboard.simulator.Schedule.Due;
import io.pulseboard.simulator.SimulatorMetrics.StreamMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one stream's records as they become due and puts them into its buffer. When the buffer is
 * full they are skipped, counted and said, except at the rate {@code max}, which waits for room.
 * For one thread.
 */
final class Ticker {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final int RECORDS_PER_MAX_TICK = 100;

  private final Source source;
  private final BlockingQueue<StreamRecord> buffer;
  private final Counter produced;
  private final SkipReport skips;
  private final Clock clock;
  private final Schedule schedule;
  private boolean paused;

  Ticker(Source source, BlockingQueue<StreamRecord> buffer, StreamMeters meters, Clock clock) {
    this.source = source;
    this.buffer = buffer;
    this.produced = meters.produced();
    this.skips = new SkipReport(source.stream(), meters.skipped());
    this.clock = clock;
    this.schedule = new Schedule(source.rate(), clock.instant());
  }

  /** Ticks until it is interrupted. */
  void run() {
    // It was made with the other beans, some time before the server was up.
    schedule.start(clock.instant());
    try {
      while (true) {
        Thread.sleep(tick());
      }
    } catch (InterruptedException stopped) {
      skips.say();
    }
  }

  /** Makes what is due and answers how long there is nothing to do. */
  Duration tick() throws InterruptedException {
    Instant now = clock.instant();
    if (isPaused(now)) {
      schedule.pause(now);
      return LONGEST_WAIT;
    }
    if (source.rate().isMax()) {
      fill();
      return Duration.ZERO;
    }
    double factor = DailyRhythm.at(source.stream(), now);
    Due due = schedule.at(now, factor);
    skips.late(due.skipped());
    make(due.records(), now);
    skips.sayIfDue(now);
    return within(schedule.untilNext(factor));
  }

  private void make(int records, Instant now) {
    for (int made = 0; made < records; made++) {
      // Only this thread adds, so room seen is room kept.
      if (buffer.remainingCapacity() == 0 || !buffer.offer(source.generator().next(now))) {
        skips.noRoom(records - made);
        return;
      }
      produced.increment();
    }
  }

  private void fill() throws InterruptedException {
    for (int i = 0; i < RECORDS_PER_MAX_TICK; i++) {
      buffer.put(source.generator().next(clock.instant()));
      produced.increment();
    }
  }

  private boolean isPaused(Instant now) {
    boolean closed = !source.calendar().isOpen(now);
    if (closed && !paused) {
      Instant nextOpen = source.calendar().nextOpen(now);
      LOG.info("{} pause: the market is closed until {}", source.stream().id(), nextOpen);
    } else if (!closed && paused) {
      LOG.info("{} go on: the market is open", source.stream().id());
    }
    paused = closed;
    return closed;
  }

  private static Duration within(Duration wait) {
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
