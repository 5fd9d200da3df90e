package io.pulseboard.api.live;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveLogUnavailableException;
import io.pulseboard.livelog.LiveRecord;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the live logs of all streams over one connection and feeds the hub: what came within a tick
 * as one frame. When Redis goes away it waits for it, and goes on where it was if the logs still
 * hold that place.
 */
@Singleton
public final class Bridge {

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
  private static final Duration BLOCK = Duration.ofMillis(500);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final int RECENT = 100;

  private final LiveLog liveLog;
  private final Hub hub;
  private final Duration tick;
  private final Thread thread = Thread.ofVirtual().name("bridge").unstarted(this::run);
  private String epoch = "";
  private volatile boolean following;
  private volatile boolean stopping;

  Bridge(LiveLog liveLog, Hub hub, LiveSettings settings) {
    this.liveLog = liveLog;
    this.hub = hub;
    this.tick = settings.tick();
  }

  /** Whether it reads the live logs now; false while Redis is away. */
  public boolean isFollowing() {
    return following;
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
        following = true;
        follow(reader, offsets);
      } catch (InterruptedException stopped) {
        return;
      } catch (LiveLogUnavailableException unavailable) {
        if (!away && !stopping) {
          LOG.warn("not reading the live log, will try again: {}", unavailable.getMessage());
          away = true;
        }
      } finally {
        following = false;
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
    hub.epoch(current);
    Map<Stream, String> offsets = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      String reached = hub.feed(stream).offset();
      boolean held =
          sameLife && reached != null && Offsets.compare(reader.oldest(stream), reached) <= 0;
      offsets.put(stream, held && reached != null ? reached : prime(reader, stream));
    }
    return offsets;
  }

  private String prime(LiveLogReader reader, Stream stream) {
    List<LiveEntry> newest = reader.newest(stream, RECENT);
    String offset = newest.isEmpty() ? LiveLogReader.START : newest.getLast().offset();
    // Read after the offset: it may hold what comes next as well, but never less than the offset
    // promises.
    List<LiveRecord> records =
        stream.keyed()
            ? reader.latest(stream)
            : newest.stream().flatMap(entry -> entry.records().stream()).toList();
    hub.feed(stream).prime(epoch, offset, records);
    return offset;
  }

  private void follow(LiveLogReader reader, Map<Stream, String> offsets)
      throws InterruptedException {
    while (!stopping) {
      Map<Stream, List<LiveEntry>> entries = reader.read(offsets, BLOCK);
      entries.forEach((stream, read) -> {
        hub.feed(stream).publish(read);
        offsets.put(stream, read.getLast().offset());
      });
      if (!entries.isEmpty()) {
        Thread.sleep(tick);
      }
    }
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
