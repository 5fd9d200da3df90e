package io.pulseboard.api.live;

import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One channel in memory: its latest records, its offset and its subscriptions. A snapshot and the
 * data after it are taken under one lock, so that no record falls between them; the lock is only
 * held to queue frames, never for I/O.
 */
final class Feed {

  private static final int MOST_RECENT = 100;

  /** A session's interest; {@code keys} is null for all. */
  private static final class Subscription {
    final @Nullable Set<String> keys;
    String offset;

    Subscription(@Nullable Set<String> keys, String offset) {
      this.keys = keys;
      this.offset = offset;
    }
  }

  /** Sessions with the same view share a frame. */
  private record View(@Nullable Set<String> keys, String prev) {}

  private final Stream stream;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Session, Subscription> subscriptions = new HashMap<>();
  private final Map<String, LiveRecord> latest = new LinkedHashMap<>();
  private final Deque<LiveRecord> recent = new ArrayDeque<>();
  private String epoch = "";
  private String offset = LiveLogReader.START;
  private boolean primed;

  Feed(Stream stream) {
    this.stream = stream;
  }

  /** Starts over at {@code offset}; every subscription gets a new snapshot. */
  void prime(String epoch, String offset, Collection<LiveRecord> records) {
    lock.lock();
    try {
      this.epoch = epoch;
      this.offset = offset;
      latest.clear();
      recent.clear();
      records.forEach(this::remember);
      primed = true;
      subscriptions.forEach(this::sendSnapshot);
    } finally {
      lock.unlock();
    }
  }

  /** The offset of the newest entry in memory; null before the first {@link #prime}. */
  @Nullable String offset() {
    lock.lock();
    try {
      return primed ? offset : null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next entries of the log and queues one frame for each subscription that they concern.
   */
  void publish(List<LiveEntry> entries) {
    List<LiveRecord> records = entries.stream().flatMap(entry -> entry.records().stream()).toList();
    lock.lock();
    try {
      records.forEach(this::remember);
      offset = entries.getLast().offset();
      Map<View, byte[]> frames = new HashMap<>();
      subscriptions.forEach((session, subscription) -> {
        byte[] frame =
            frames.computeIfAbsent(
                new View(subscription.keys, subscription.offset), view -> frame(view, records));
        if (frame.length > 0) {
          subscription.offset = offset;
          session.send(frame);
        }
      });
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds or replaces a session's subscription; a snapshot goes out at once, or as soon as there is
   * one.
   */
  void subscribe(Session session, @Nullable Set<String> keys) {
    lock.lock();
    try {
      Subscription subscription = new Subscription(keys, offset);
      subscriptions.put(session, subscription);
      if (primed) {
        sendSnapshot(session, subscription);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends a session's subscription, if it has one. */
  void unsubscribe(Session session) {
    lock.lock();
    try {
      subscriptions.remove(session);
    } finally {
      lock.unlock();
    }
  }

  private void sendSnapshot(Session session, Subscription subscription) {
    subscription.offset = offset;
    Collection<LiveRecord> held = stream.keyed() ? latest.values() : recent;
    session.send(Frames.snapshot(stream.id(), epoch, offset, texts(subscription.keys, held)));
  }

  private void remember(LiveRecord record) {
    if (record.key() == null) {
      recent.addLast(record);
      if (recent.size() > MOST_RECENT) {
        recent.removeFirst();
      }
    } else {
      latest.merge(
          record.key(),
          record,
          (held, next) -> next.timestampMicros() >= held.timestampMicros() ? next : held);
    }
  }

  private byte[] frame(View view, List<LiveRecord> records) {
    List<byte[]> texts = texts(view.keys(), records);
    return texts.isEmpty() ? new byte[0] : Frames.data(stream.id(), offset, view.prev(), texts);
  }

  private static List<byte[]> texts(@Nullable Set<String> keys, Collection<LiveRecord> records) {
    return records.stream()
        .filter(record -> keys == null || (record.key() != null && keys.contains(record.key())))
        .map(LiveRecord::json)
        .toList();
  }
}
