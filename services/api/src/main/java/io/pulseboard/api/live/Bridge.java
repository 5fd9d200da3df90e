package io.pulseboard.api.live;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveLogUnavailableException;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.store.DatabaseUnavailableException;
import io.pulseboard.store.RecordReader;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the live logs of all streams over one connection and feeds the hub with what came within a
 * tick. When Redis goes away it waits for it, and goes on where it was if the logs still hold that
 * place. What Redis does not know of a channel it takes from the database.
 */
@Singleton
public final class Bridge {

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
  private static final Duration BLOCK = Duration.ofMillis(500);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int RECENT = 100;

  private final LiveLog liveLog;
  private final RecordReader records;
  private final Hub hub;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Clock clock;
  private final Thread thread = Thread.ofVirtual().name("bridge").unstarted(this::run);
  private String epoch = "";
  private volatile boolean primed;
  private volatile boolean following;
  private volatile @Nullable Duration lag;
  private volatile boolean stopping;

  Bridge(
      LiveLog liveLog,
      RecordReader records,
      Hub hub,
      LiveSettings settings,
      LiveMetrics metrics,
      Clock clock) {
    this.liveLog = liveLog;
    this.records = records;
    this.hub = hub;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
    metrics.bridge(this);
  }

  /** Whether there are snapshots to be had, from Redis or without it from the database. */
  public boolean isPrimed() {
    return primed;
  }

  /** Whether it reads the live logs now; false while Redis is away. */
  public boolean isFollowing() {
    return following;
  }

  /**
   * How long ago the oldest record of its last read had been appended; empty before the first read
   * and while Redis is away.
   */
  public Optional<Duration> lag() {
    return following ? Optional.ofNullable(lag) : Optional.empty();
  }

  @EventListener
  void onStartup(ServerStartupEvent started) {
    thread.start();
  }

  @PreDestroy
  void stop() {
    stopping = true;
    thread.interrupt();
  }

  private void run() {
    boolean away = false;
    while (!stopping) {
      try (LiveLogReader reader = liveLog.open()) {
        Map<Stream, String> offsets = takeUp(reader);
        if (away) {
          LOG.info("reading the live log again");
          away = false;
        }
        primed = true;
        following = true;
        follow(reader, offsets);
        continue;
      } catch (InterruptedException stopped) {
        return;
      } catch (LiveLogUnavailableException | DatabaseUnavailableException unavailable) {
        if (!away && !stopping) {
          LOG.warn("not reading the live log, will try again: {}", unavailable.getMessage());
          away = true;
        }
      } finally {
        following = false;
      }
      if (!primed) {
        primed = primeWithoutRedis();
      }
      if (!pause(BETWEEN_ATTEMPTS)) {
        return;
      }
    }
  }

  /** Where to read on, each feed primed anew unless the log still holds the place where it was. */
  private Map<Stream, String> takeUp(LiveLogReader reader) {
    String current = reader.epoch();
    boolean sameLife = current.equals(epoch);
    epoch = current;
    Map<Stream, String> offsets = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      String reached = hub.feed(stream).offset();
      boolean held =
          sameLife && reached != null && Offsets.compare(reader.oldest(stream), reached) <= 0;
      offsets.put(stream, held && reached != null ? reached : prime(reader, stream));
    }
    hub.wake();
    return offsets;
  }

  private String prime(LiveLogReader reader, Stream stream) {
    List<LiveEntry> newest = reader.newest(stream, settings.historyBytes());
    String offset = newest.isEmpty() ? LiveLogReader.START : newest.getLast().offset();
    // Read after the offset: it may hold what comes next as well, but never less than the offset
    // promises.
    List<LiveRecord> latest =
        stream.keyed()
            ? reader.latest(stream).stream()
                .sorted(Comparator.comparingLong(LiveRecord::timestampMicros))
                .toList()
            : last(newest);
    hub.feed(stream).prime(epoch, offset, newest, latest.isEmpty() ? stored(stream) : latest);
    return offset;
  }

  private static List<LiveRecord> last(List<LiveEntry> entries) {
    List<LiveRecord> records =
        entries.subList(Math.max(0, entries.size() - RECENT), entries.size()).stream()
            .flatMap(entry -> entry.records().stream())
            .toList();
    return records.subList(Math.max(0, records.size() - RECENT), records.size());
  }

  private boolean primeWithoutRedis() {
    try {
      for (Stream stream : Stream.values()) {
        hub.feed(stream).prime("", LiveLogReader.START, List.of(), stored(stream));
      }
      hub.wake();
      return true;
    } catch (DatabaseUnavailableException away) {
      LOG.debug("the database is not there either", away);
      return false;
    }
  }

  /** What the database has, without the times of hops, which it does not keep. */
  private List<LiveRecord> stored(Stream stream) {
    return records.latest(stream, RECENT).stream()
        .map(record -> LiveRecord.of(record, RecordCodec.encodeLive(record, null)))
        .toList();
  }

  private void follow(LiveLogReader reader, Map<Stream, String> offsets)
      throws InterruptedException {
    Duration ahead = Duration.between(clock.instant(), reader.time());
    long looked = System.nanoTime();
    while (!stopping) {
      Map<Stream, List<LiveEntry>> entries = reader.read(offsets, BLOCK);
      if (!entries.isEmpty()) {
        hub.publish(entries);
        Instant now = clock.instant().plus(ahead);
        entries.forEach((stream, read) -> {
          offsets.put(stream, read.getLast().offset());
          Duration behind = age(read.getFirst(), now);
          lag = behind;
          metrics.lag(stream, behind);
          Instant publishedAt = publishedAt(read.getFirst());
          if (publishedAt != null) {
            metrics.endToEnd(stream, Duration.between(publishedAt, now));
          }
        });
        Thread.sleep(settings.tick());
      }
      if (System.nanoTime() - looked > BETWEEN_LOOKS.toNanos()) {
        looked = System.nanoTime();
        ahead = Duration.between(clock.instant(), reader.time());
        if (!reader.epoch().equals(epoch)) {
          LOG.warn("the live log has begun anew");
          return;
        }
      }
    }
  }

  private static @Nullable Instant publishedAt(LiveEntry entry) {
    return entry.records().isEmpty()
        ? null
        : RecordCodec.publishedAt(entry.records().getFirst().json());
  }

  private static Duration age(LiveEntry entry, Instant now) {
    Instant appended = Instant.ofEpochMilli(Offsets.milliseconds(entry.offset()));
    return appended.isBefore(now) ? Duration.between(appended, now) : Duration.ZERO;
  }

  private boolean pause(Duration wait) {
    try {
      Thread.sleep(wait);
      return !stopping;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
