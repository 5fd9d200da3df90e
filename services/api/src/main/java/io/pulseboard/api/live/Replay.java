package io.pulseboard.api.live;

import io.pulseboard.contracts.Frames;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveLogUnavailableException;
import io.pulseboard.livelog.LiveRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Brings sessions that were away up to their feed, with what the live log still holds. Each reads
 * the log by itself, a page at a time and no faster than its client takes it, so that it costs
 * little memory.
 */
@Singleton
final class Replay {

  private static final int MOST_AT_ONCE = 8;
  private static final int FEWEST_RECORDS_PER_FRAME = 250;
  private static final int MOST_BYTES_WAITING = 1024 * 1024;

  private final LiveLog liveLog;
  private final Semaphore connections = new Semaphore(MOST_AT_ONCE);

  Replay(LiveLog liveLog) {
    this.liveLog = liveLog;
  }

  /**
   * Sends what came after the subscription's offset and then lets it join its feed, in the
   * background. Where the log does not hold all of it, or Redis is away, the session is told so and
   * gets a snapshot.
   */
  void start(Feed feed, Feed.Subscription subscription, ClientMessage.Since since) {
    Thread.ofVirtual()
        .name("replay")
        .start(() -> {
          try {
            if (!feed.hasPassed(subscription, since)) {
              feed.refuse(subscription);
              return;
            }
            connections.acquire();
            try {
              run(feed, subscription, since.epoch());
            } finally {
              connections.release();
            }
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void run(Feed feed, Feed.Subscription subscription, String epoch)
      throws InterruptedException {
    try (LiveLogReader reader = liveLog.open()) {
      String from = subscription.offset();
      String reached = feed.reached();
      // The feed may not have noticed yet that the logs have begun anew.
      boolean held =
          reader.epoch().equals(epoch) && Offsets.compare(reader.oldest(feed.stream()), from) <= 0;
      int records = held ? count(reader, feed, subscription, from, reached) : -1;
      if (records < 0) {
        feed.refuse(subscription);
        return;
      }
      if (!feed.send(subscription, from, Frames.resumed(feed.stream().id(), true, records))) {
        return;
      }
      String at = from;
      while (!feed.join(subscription, at)) {
        String next = feed.reached();
        if (!send(reader, feed, subscription, at, next)) {
          return;
        }
        at = next;
      }
    } catch (LiveLogUnavailableException away) {
      feed.refuse(subscription);
    }
  }

  /** How many records it will be sent; negative when some are missing. */
  private static int count(
      LiveLogReader reader, Feed feed, Feed.Subscription subscription, String from, String upTo) {
    int count = 0;
    String at = from;
    while (Offsets.compare(at, upTo) < 0) {
      List<LiveEntry> page = reader.range(feed.stream(), at, upTo);
      if (page.stream().anyMatch(LiveEntry::afterGap)) {
        return -1;
      }
      for (LiveEntry entry : page) {
        count += subscription.texts(entry.records()).size();
      }
      at = page.isEmpty() ? upTo : page.getLast().offset();
    }
    return count;
  }

  /** Sends all entries in between; false when the subscription has ended meanwhile. */
  private static boolean send(
      LiveLogReader reader, Feed feed, Feed.Subscription subscription, String after, String upTo)
      throws InterruptedException {
    String at = after;
    List<LiveRecord> records = new ArrayList<>();
    while (Offsets.compare(at, upTo) < 0) {
      List<LiveEntry> page = reader.range(feed.stream(), at, upTo);
      for (LiveEntry entry : page) {
        if (entry.afterGap()) {
          feed.refuse(subscription);
          return false;
        }
        records.addAll(entry.records());
        if (records.size() >= FEWEST_RECORDS_PER_FRAME) {
          if (!send(feed, subscription, entry.offset(), records)) {
            return false;
          }
          records.clear();
        }
        at = entry.offset();
      }
      if (page.isEmpty()) {
        break;
      }
    }
    return send(feed, subscription, at, records);
  }

  private static boolean send(
      Feed feed, Feed.Subscription subscription, String offset, List<LiveRecord> records)
      throws InterruptedException {
    List<byte[]> texts = subscription.texts(records);
    if (texts.isEmpty()) {
      return true;
    }
    subscription.session().awaitRoom(MOST_BYTES_WAITING);
    return feed.send(
        subscription,
        offset,
        Frames.data(feed.stream().id(), offset, subscription.offset(), texts));
  }
}
