package io.pulseboard.api.live;

import static java.util.concurrent.TimeUnit.SECONDS;

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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One channel in memory: its latest records, its offset and its subscriptions. A snapshot and the
 * data after it are taken under one lock, so that no record falls between them; the lock is only
 * held to queue frames, never for I/O.
 */
final class Feed {

  private static final int MOST_RECENT = 100;

  /** A session's interest. Its state is guarded by the feed's lock. */
  static final class Subscription {
    private final Session session;
    private final @Nullable Set<String> keys;
    private volatile String offset;
    private boolean replaying;

    private Subscription(Session session, @Nullable Set<String> keys, String offset) {
      this.session = session;
      this.keys = keys;
      this.offset = offset;
    }

    Session session() {
      return session;
    }

    /** The offset that the session was last sent. */
    String offset() {
      return offset;
    }

    /** The texts of those records that it is about. */
    List<byte[]> texts(Collection<LiveRecord> records) {
      return Feed.texts(keys, records);
    }
  }

  /** Sessions with the same view share a frame. */
  private record View(@Nullable Set<String> keys, String prev) {}

  private final Stream stream;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition firstPrimed = lock.newCondition();
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
      // A replay that waits for the first time finds out by itself where it can start.
      subscriptions.values().stream()
          .filter(subscription -> primed || !subscription.replaying)
          .toList()
          .forEach(this::startOver);
      primed = true;
      firstPrimed.signalAll();
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
   * Takes the next entries of the log and queues one frame for each subscription that they concern:
   * data, or a snapshot when there is a gap before one of them.
   */
  void publish(List<LiveEntry> entries) {
    List<LiveRecord> records = entries.stream().flatMap(entry -> entry.records().stream()).toList();
    lock.lock();
    try {
      records.forEach(this::remember);
      offset = entries.getLast().offset();
      if (entries.stream().anyMatch(LiveEntry::afterGap)) {
        subscriptions.values().forEach(this::startOver);
        return;
      }
      Map<View, byte[]> frames = new HashMap<>();
      for (Subscription subscription : subscriptions.values()) {
        if (subscription.replaying) {
          continue;
        }
        byte[] frame =
            frames.computeIfAbsent(
                new View(subscription.keys, subscription.offset), view -> frame(view, records));
        if (frame.length > 0) {
          subscription.offset = offset;
          subscription.session.send(frame);
        }
      }
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
      Subscription subscription = new Subscription(session, keys, offset);
      subscriptions.put(session, subscription);
      if (primed) {
        sendSnapshot(subscription);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds or replaces a session's subscription, which gets nothing before {@link #join} or {@link
   * #refuse}.
   */
  Subscription resume(Session session, @Nullable Set<String> keys, String offset) {
    lock.lock();
    try {
      Subscription subscription = new Subscription(session, keys, offset);
      subscription.replaying = true;
      subscriptions.put(session, subscription);
      return subscription;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the first {@link #prime}, or the subscription's end, and tells whether it has been at
   * this place.
   */
  boolean hasPassed(Subscription subscription, ClientMessage.Since since)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!primed && isReplaying(subscription)) {
        var _ = firstPrimed.await(1, SECONDS);
      }
      return since.epoch().equals(epoch)
          && Offsets.isOffset(since.offset())
          && Offsets.compare(since.offset(), offset) <= 0;
    } finally {
      lock.unlock();
    }
  }

  /** Queues a frame of a replay, unless the subscription has ended or was given a snapshot. */
  boolean send(Subscription subscription, String reached, byte[] frame) {
    lock.lock();
    try {
      if (!isReplaying(subscription)) {
        return false;
      }
      subscription.offset = reached;
      subscription.session.send(frame);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a replay that has brought the subscription up to {@code at}: from now on it gets what is
   * published.
   *
   * @return false when the feed is further by now
   */
  boolean join(Subscription subscription, String at) {
    lock.lock();
    try {
      if (isReplaying(subscription) && !at.equals(offset)) {
        return false;
      }
      subscription.replaying = false;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a replay that cannot be completed; the session is told so and gets a snapshot. */
  void refuse(Subscription subscription) {
    lock.lock();
    try {
      if (isReplaying(subscription)) {
        startOver(subscription);
      }
    } finally {
      lock.unlock();
    }
  }

  private void startOver(Subscription subscription) {
    if (subscription.replaying) {
      subscription.replaying = false;
      subscription.session.send(Frames.resumed(stream.id(), false, 0));
    }
    sendSnapshot(subscription);
  }

  private boolean isReplaying(Subscription subscription) {
    return subscription.replaying && subscriptions.get(subscription.session) == subscription;
  }

  /** The stream whose channel it is. */
  Stream stream() {
    return stream;
  }

  /** The offset of the newest entry that was published here. */
  String reached() {
    lock.lock();
    try {
      return offset;
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

  private void sendSnapshot(Subscription subscription) {
    subscription.offset = offset;
    Collection<LiveRecord> held = stream.keyed() ? latest.values() : recent;
    subscription.session.send(
        Frames.snapshot(stream.id(), epoch, offset, texts(subscription.keys, held)));
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
