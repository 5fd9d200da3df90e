package io.pulseboard.api.live;

import io.pulseboard.api.live.LogPages.Page;
import io.pulseboard.api.live.Place.Standing;
import io.pulseboard.contracts.Frames;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLogUnavailableException;
import io.pulseboard.livelog.LiveRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings subscriptions that left long ago up to what their feed holds, with what the live log still
 * has, no faster than their client takes it.
 */
@Singleton
final class Replay {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final int MOST_BYTES_PER_FRAME = 64 * 1024;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);

  private final LogPages pages;

  Replay(LogPages pages) {
    this.pages = pages;
  }

  /**
   * Sends what came after an offset and then lets the subscription join its feed, in the
   * background. Where the log does not hold all of it, or Redis is away, the client is told so and
   * gets a snapshot.
   */
  void start(Subscription subscription, ClientMessage.Since since) {
    Thread.ofVirtual()
        .name("replay")
        .start(() -> {
          try {
            if (!new Run(subscription, since).complete()) {
              subscription.session().execute(subscription::refuse);
            }
          } catch (InterruptedException | RejectedExecutionException stopping) {
            LOG.debug("a replay ends with the server", stopping);
          } catch (LiveLogUnavailableException away) {
            subscription.session().execute(subscription::refuse);
          }
        });
  }

  private final class Run {

    private final Subscription subscription;
    private final Feed feed;
    private final ClientMessage.Since since;
    private String prev;

    Run(Subscription subscription, ClientMessage.Since since) {
      this.subscription = subscription;
      this.feed = subscription.feed();
      this.since = since;
      this.prev = since.offset();
    }

    /** False when it cannot be completed. */
    boolean complete() throws InterruptedException {
      long missed = count();
      if (missed < 0) {
        return false;
      }
      byte[] resumed = Frames.resumed(feed.stream().id(), true, missed);
      if (!send(since.offset(), resumed)) {
        return true;
      }
      String at = since.offset();
      while (true) {
        switch (place(at).standing()) {
          case UNKNOWN -> {
            return false;
          }
          case AHEAD -> Thread.sleep(BETWEEN_ATTEMPTS);
          case HELD -> {
            String reached = at;
            if (onLoop(() -> subscription.join(since.epoch(), reached))) {
              return true;
            }
          }
          case OLDER -> {
            List<LiveEntry> entries = after(at);
            if (entries.isEmpty()) {
              return false;
            }
            if (!send(entries)) {
              return true;
            }
            at = entries.getLast().offset();
          }
        }
      }
    }

    /** How many records will be sent; negative when some are missing. */
    private long count() throws InterruptedException {
      long count = 0;
      String at = since.offset();
      Place place = place(at);
      while (place.standing() == Standing.OLDER) {
        List<LiveEntry> entries = after(at);
        if (entries.isEmpty()) {
          return -1;
        }
        for (LiveEntry entry : entries) {
          count += subscription.keys().count(entry.records());
        }
        at = entries.getLast().offset();
        place = place(at);
      }
      return count + place.missed();
    }

    private Place place(String offset) {
      return feed.place(since.epoch(), offset, subscription.keys());
    }

    /** Some entries after an offset; none when the log does not hold all that came after it. */
    private List<LiveEntry> after(String offset) throws InterruptedException {
      boolean first = offset.equals(since.offset());
      Page page =
          first
              ? pages.around(feed.stream(), since.epoch(), offset)
              : pages.after(feed.stream(), since.epoch(), offset);
      List<LiveEntry> entries = newer(page, offset);
      while (first && entries.isEmpty() && !page.entries().isEmpty()) {
        page = pages.after(feed.stream(), since.epoch(), page.entries().getLast().offset());
        entries = newer(page, offset);
      }
      boolean whole =
          page.epoch().equals(since.epoch())
              && Offsets.compare(page.oldest(), offset) <= 0
              && entries.stream().noneMatch(LiveEntry::afterGap);
      return whole ? entries : List.of();
    }

    private static List<LiveEntry> newer(Page page, String offset) {
      return page.entries().stream()
          .filter(entry -> Offsets.compare(entry.offset(), offset) > 0)
          .toList();
    }

    /** False when the subscription has ended meanwhile. */
    private boolean send(List<LiveEntry> entries) throws InterruptedException {
      List<byte[]> texts = new ArrayList<>();
      int bytes = 0;
      for (int i = 0; i < entries.size(); i++) {
        for (LiveRecord record : entries.get(i).records()) {
          if (subscription.keys().match(record)) {
            texts.add(record.json());
            bytes += record.json().length;
          }
        }
        boolean last = i == entries.size() - 1;
        if (!texts.isEmpty() && (last || bytes >= MOST_BYTES_PER_FRAME)) {
          String offset = entries.get(i).offset();
          if (!send(offset, Frames.data(feed.stream().id(), offset, prev, texts))) {
            return false;
          }
          prev = offset;
          texts.clear();
          bytes = 0;
        }
      }
      return true;
    }

    private boolean send(String offset, byte[] frame) throws InterruptedException {
      return onLoop(() -> {
        subscription.replayed(offset, frame);
        return !subscription.hasEnded();
      });
    }

    /** Has the session do something as soon as its socket has room, and waits for it. */
    private boolean onLoop(BooleanSupplier step) throws InterruptedException {
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      subscription.session().whenThereIsRoom(() -> done.complete(step.getAsBoolean()));
      try {
        return done.get();
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible.getCause());
      }
    }
  }
}
