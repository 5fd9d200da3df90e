package io.pulseboard.api.live;

import io.pulseboard.contracts.DeliveryMode;
import io.pulseboard.contracts.Frames;
import io.pulseboard.livelog.LiveLogReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session's interest in a channel, and how far it has been sent. It takes from its feed what
 * comes next whenever the session has room, so a client that reads slowly costs no memory. All
 * happens on the session's event loop.
 */
final class Subscription {

  private static final Duration WAIT_FOR_OFFSET = Duration.ofSeconds(2);
  private static final Duration TELL_AGAIN = Duration.ofSeconds(1);

  private final Session session;
  private final Feed feed;
  private final Keys keys;
  private final Replay replay;
  private final long maxBehind;

  private ClientMessage.@Nullable Since since;
  private final long waitingSince = System.nanoTime();
  private boolean replaying;
  private boolean ended;

  private long generation;
  private long position;
  private String sent = LiveLogReader.START;

  /** Resuming, it may be far behind and is still sent everything. */
  private boolean catchingUp;

  private boolean lagging;

  /** How many records there ever were for it, up to its position. */
  private long total;

  /** How many of them it was not sent since it began to lag. */
  private long skipped;

  /** When it was last told of its mode. */
  private long toldAt;

  Subscription(
      Session session,
      Feed feed,
      Keys keys,
      ClientMessage.@Nullable Since since,
      Replay replay,
      long maxBehind) {
    this.session = session;
    this.feed = feed;
    this.keys = keys;
    this.since = since;
    this.replay = replay;
    this.maxBehind = maxBehind;
  }

  Session session() {
    return session;
  }

  Feed feed() {
    return feed;
  }

  Keys keys() {
    return keys;
  }

  /** Sends the next frame; false when there is none, for now. */
  boolean advance() {
    long life = feed.generation();
    if (ended || replaying || life == 0) {
      return false;
    }
    if (since != null) {
      return settle(since);
    }
    if (generation != life) {
      startOver();
      return true;
    }
    if (lagging && feed.bytesAfter(position) <= maxBehind / 2) {
      returnToLive();
    }
    if (position == feed.head()) {
      return false;
    }
    Slice slice = lagging ? feed.changes(position, keys, sent) : feed.next(position, keys, sent);
    if (slice == null) {
      // A break, which shows in the generation, or entries that are no longer held.
      if (generation == feed.generation() && !lagging) {
        fallBehind();
      }
      return true;
    }
    take(slice);
    return true;
  }

  private void take(Slice slice) {
    if (slice.generation() != generation) {
      if (slice.frame() != null) {
        slice.frame().release();
      }
      return;
    }
    if (lagging) {
      skipped += slice.total() - total - slice.records();
      total = slice.total();
    } else {
      total += slice.records();
    }
    position = slice.position();
    if (slice.frame() != null) {
      sent = slice.offset();
      session.write(slice.frame());
      session.metrics().sent(slice.records());
      feed.sent(position);
    }
    if (lagging && skipped > 0 && System.nanoTime() - toldAt > TELL_AGAIN.toNanos()) {
      tellLagging();
    }
  }

  /**
   * Notices that it has fallen behind; while its socket has no room, since many records at once are
   * no fault of the client's.
   */
  void watch() {
    if (ended || replaying || lagging || since != null || generation != feed.generation()) {
      return;
    }
    long behind = feed.bytesAfter(position);
    if (catchingUp && behind > maxBehind && behind != Feed.GONE) {
      return;
    }
    catchingUp = false;
    if (behind > maxBehind) {
      fallBehind();
    }
  }

  private void fallBehind() {
    lagging = true;
    session.metrics().lagging().increment();
    catchingUp = false;
    tellLagging();
  }

  private void tellLagging() {
    tell(DeliveryMode.whenBehind(feed.stream()));
  }

  private void returnToLive() {
    lagging = false;
    session.metrics().lagging().decrement();
    tell(DeliveryMode.LIVE);
    session.metrics().skipped(feed.stream(), skipped);
    skipped = 0;
  }

  private void tell(DeliveryMode mode) {
    toldAt = System.nanoTime();
    session.send(Frames.lagging(feed.stream().id(), mode, skipped));
  }

  private void startOver() {
    Slice slice = feed.snapshot(keys);
    if (lagging) {
      skipped += slice.total() - total;
      returnToLive();
    }
    catchingUp = false;
    generation = slice.generation();
    position = slice.position();
    total = slice.total();
    sent = slice.offset();
    if (slice.frame() != null) {
      session.write(slice.frame());
    }
  }

  /** Finds out whether it can go on after the offset that it was asked to. */
  private boolean settle(ClientMessage.Since wanted) {
    Place place = feed.place(wanted.epoch(), wanted.offset(), keys);
    switch (place.standing()) {
      case HELD -> {
        goOn(place);
        sent = wanted.offset();
        session.send(Frames.resumed(feed.stream().id(), true, place.missed()));
      }
      case OLDER -> {
        replaying = true;
        sent = wanted.offset();
        replay.start(this, wanted);
        return false;
      }
      case AHEAD -> {
        if (System.nanoTime() - waitingSince < WAIT_FOR_OFFSET.toNanos()) {
          return false;
        }
        refuse();
      }
      case UNKNOWN -> refuse();
    }
    return true;
  }

  private void goOn(Place place) {
    since = null;
    replaying = false;
    generation = place.generation();
    position = place.position();
    total = place.total();
    catchingUp = true;
  }

  /** Says that it cannot go on where the client was, and lets a snapshot follow. */
  void refuse() {
    if (!ended) {
      since = null;
      replaying = false;
      session.send(Frames.resumed(feed.stream().id(), false, 0));
      session.pump();
    }
  }

  /** Sends a frame of a replay, which brings the client up to {@code offset}. */
  void replayed(String offset, byte[] frame) {
    if (!ended) {
      sent = offset;
      session.send(frame);
    }
  }

  /**
   * Ends a replay that has brought it up to {@code offset}, unless the feed no longer holds what
   * comes next.
   */
  boolean join(String epoch, String offset) {
    if (ended) {
      return true;
    }
    Place place = feed.place(epoch, offset, keys);
    if (place.standing() != Place.Standing.HELD) {
      return false;
    }
    goOn(place);
    session.pump();
    return true;
  }

  /** Gets nothing more. */
  void end() {
    if (lagging && !ended) {
      session.metrics().lagging().decrement();
    }
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }
}
