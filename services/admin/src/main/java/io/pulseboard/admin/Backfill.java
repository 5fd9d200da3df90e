package io.pulseboard.admin;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.Backfills;
import io.pulseboard.store.Backfills.Begun;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.RowRefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills days with simulated history, several at once, each with its rollups. What was filled before
 * is left, what was begun is ended as it was begun, so it may be stopped anywhere and run again.
 */
final class Backfill {

  private static final int BATCH = 5_000;

  /**
   * What it comes to.
   *
   * @param stored records that were not there before
   * @param known records that were
   * @param filled days that had been filled before
   * @param closed days that take no more records, since retention dropped theirs
   */
  record Outcome(long stored, long known, int filled, int closed) {

    Outcome plus(Outcome other) {
      return new Outcome(
          stored + other.stored, known + other.known, filled + other.filled, closed + other.closed);
    }
  }

  private record Day(Stream stream, LocalDate date, Instant until) {}

  private final RecordWriter writer;
  private final Rollups rollups;
  private final Backfills backfills;
  private final Map<Stream, BackfillSettings> settings;
  private final AtomicLong done = new AtomicLong();

  Backfill(
      RecordWriter writer,
      Rollups rollups,
      Backfills backfills,
      Map<Stream, BackfillSettings> settings) {
    this.writer = writer;
    this.rollups = rollups;
    this.backfills = backfills;
    this.settings = settings;
  }

  /** About how many records lie between the two. */
  long expected(LocalDate first, Instant until) {
    return days(first, until).stream().mapToLong(this::expected).sum();
  }

  /** How many of the expected records are dealt with. */
  long done() {
    return done.get();
  }

  /**
   * Fills all days from {@code first} on, the last of them up to {@code until}.
   *
   * @throws io.pulseboard.store.DatabaseUnavailableException when the database fails; what was
   *     stored stays, and the same call goes on from there
   */
  Outcome run(LocalDate first, Instant until, int threads) throws InterruptedException {
    Outcome all = new Outcome(0, 0, 0, 0);
    try (ExecutorService filling = Executors.newFixedThreadPool(threads);
        ExecutorService rolling = Executors.newSingleThreadExecutor()) {
      List<Future<?>> rolled = new ArrayList<>();
      List<Future<Outcome>> filled = new ArrayList<>();
      days(first, until).forEach(day -> filled.add(filling.submit(() -> fill(day))));
      try {
        for (int i = 0; i < filled.size(); i++) {
          all = all.plus(get(filled.get(i)));
          if ((i + 1) % settings.size() == 0) {
            rolled.add(rolling.submit(this::rollUp));
          }
        }
        for (Future<?> each : rolled) {
          get(each);
        }
      } finally {
        filling.shutdownNow();
        rolling.shutdownNow();
      }
    }
    return all;
  }

  private List<Day> days(LocalDate first, Instant until) {
    List<Day> days = new ArrayList<>();
    for (LocalDate date = first; start(date).isBefore(until); date = date.plusDays(1)) {
      Instant end = start(date.plusDays(1));
      for (Stream stream : settings.keySet()) {
        days.add(new Day(stream, date, end.isBefore(until) ? end : until));
      }
    }
    return days;
  }

  private static Instant start(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private BackfillSettings settings(Stream stream) {
    BackfillSettings found = settings.get(stream);
    if (found == null) {
      throw new IllegalArgumentException(stream + " is not to be filled");
    }
    return found;
  }

  private long expected(Day day) {
    return settings(day.stream()).history(day.stream()).expected(day.date(), day.until());
  }

  private Outcome fill(Day day) throws InterruptedException {
    Begun begun =
        backfills.begin(day.stream(), day.date(), settings(day.stream()).toString(), day.until());
    return switch (begun) {
      case Begun.ToFill(String recorded) -> fill(day, BackfillSettings.parse(recorded));
      case Begun.Filled() -> {
        done.addAndGet(expected(day));
        yield new Outcome(0, 0, 1, 0);
      }
      case Begun.Closed() -> {
        done.addAndGet(expected(day));
        yield new Outcome(0, 0, 0, 1);
      }
    };
  }

  private Outcome fill(Day day, BackfillSettings recorded) throws InterruptedException {
    Iterator<StreamRecord> records = recorded.history(day.stream()).day(day.date(), day.until());
    long stored = 0;
    long known = 0;
    List<StreamRecord> batch = new ArrayList<>(BATCH);
    while (records.hasNext()) {
      batch.add(records.next());
      if (batch.size() == BATCH || !records.hasNext()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        int fresh;
        try {
          fresh = writer.write(day.stream(), batch).cardinality();
        } catch (RowRefusedException closedMeanwhile) {
          return new Outcome(stored, known, 0, 1);
        }
        stored += fresh;
        known += batch.size() - fresh;
        done.addAndGet(batch.size());
        batch.clear();
      }
    }
    backfills.finish(day.stream(), day.date(), day.until());
    return new Outcome(stored, known, 0, 0);
  }

  private boolean rollUp() throws InterruptedException {
    for (Stream stream : settings.keySet()) {
      rollups.catchUp(stream);
    }
    return true;
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
