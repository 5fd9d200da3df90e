package io.pulseboard.api.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.SocketError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sessions of one event loop, which touches them without locks. */
final class Shard {

  private static final int SLOWEST_RECONNECT_MS = 3_000;

  private final EventLoop loop;
  private final LiveMetrics metrics;
  private final Set<Session> sessions = new HashSet<>();
  private final AtomicBoolean awake = new AtomicBoolean();

  Shard(EventLoop loop, LiveMetrics metrics) {
    this.loop = loop;
    this.metrics = metrics;
  }

  /** On the event loop only, as {@link #remove}. */
  void add(Session session) {
    sessions.add(session);
  }

  void remove(Session session) {
    sessions.remove(session);
  }

  /** Has all sessions look for what is new; for any thread. Does nothing if they are about to. */
  void wake() {
    if (!awake.getAndSet(true)) {
      long woken = System.nanoTime();
      execute(() -> {
        awake.set(false);
        all().forEach(Session::pump);
        metrics.delivered(Duration.ofNanos(System.nanoTime() - woken));
      });
    }
  }

  /** Looks after sessions that were quiet; for any thread. */
  void tick(Instant now) {
    execute(() -> {
      ByteBuf heartbeat = TextFrame.of(Frames.heartbeat(now));
      all().forEach(session -> session.tick(heartbeat));
      heartbeat.release();
    });
  }

  /** Tells clients when to come back, each at another time, and closes; for any thread. */
  void shutDown() {
    execute(() -> {
      for (Session session : all()) {
        int wait = ThreadLocalRandom.current().nextInt(SLOWEST_RECONNECT_MS);
        session.send(Frames.shutdown(Duration.ofMillis(wait)));
        session.close(SocketError.SHUTDOWN, "the server is going away");
      }
    });
  }

  /** A copy, since what is done to sessions may end them. */
  private List<Session> all() {
    return List.copyOf(sessions);
  }

  private void execute(Runnable step) {
    try {
      loop.execute(step);
    } catch (RejectedExecutionException stopping) {
      // Its connections are gone.
      awake.set(true);
    }
  }
}
