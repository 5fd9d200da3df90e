package io.pulseboard.api.live;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Knows the sessions and their subscriptions, and carries out what clients ask for. */
@Singleton
public final class Hub {

  private static final int SLOWEST_RECONNECT_MS = 3_000;

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<Stream, Feed> feeds;
  private final Replay replay;
  private final LiveSettings settings;
  private final Clock clock;
  private volatile String epoch = "";

  Hub(Replay replay, LiveSettings settings, Clock clock) {
    this.replay = replay;
    this.settings = settings;
    this.clock = clock;
    Map<Stream, Feed> byStream = new EnumMap<>(Stream.class);
    Arrays.stream(Stream.values()).forEach(stream -> byStream.put(stream, new Feed(stream)));
    this.feeds = Collections.unmodifiableMap(byStream);
  }

  /** The channel of a stream. */
  Feed feed(Stream stream) {
    Feed feed = feeds.get(stream);
    if (feed == null) {
      throw new IllegalStateException("no feed for " + stream);
    }
    return feed;
  }

  /** Sets what {@code hello} says of the live logs' life. */
  void epoch(String current) {
    epoch = current;
  }

  /** How many sessions are connected. */
  public int sessionCount() {
    return sessions.size();
  }

  void open(WebSocketSession socket, Channel connection) {
    // It would cut off a client that only listens; heartbeats tell whether the other side is there.
    if (connection.pipeline().get(IdleStateHandler.class) != null) {
      connection.pipeline().remove(IdleStateHandler.class);
    }
    Session session = new Session(socket, connection, settings.maxQueueBytes());
    sessions.put(socket.getId(), session);
    session.send(Frames.hello(epoch, settings.heartbeat()));
  }

  void close(WebSocketSession socket) {
    Session session = sessions.remove(socket.getId());
    if (session != null) {
      session.gone();
      feeds.values().forEach(feed -> feed.unsubscribe(session));
    }
  }

  /** Carries out a message; {@code null} stands for text that could not be read. */
  void receive(WebSocketSession socket, @Nullable ClientMessage message) {
    Session session = sessions.get(socket.getId());
    if (session == null) {
      return;
    }
    String verb = message == null ? null : message.verb();
    if (message == null || verb == null) {
      session.send(
          Frames.error(
              message == null ? null : message.id(),
              SocketError.BAD_MESSAGE,
              "a message is a JSON object with an action"));
      return;
    }
    switch (verb) {
      case "subscribe", "unsubscribe" -> onChannel(session, message, verb.equals("subscribe"));
      case "unsubscribe_all" -> {
        feeds.values().forEach(feed -> feed.unsubscribe(session));
        session.send(Frames.ack(message.id()));
      }
      case "ping" -> session.send(Frames.pong(message.id()));
      default ->
          session.send(
              Frames.error(
                  message.id(),
                  SocketError.UNKNOWN_ACTION,
                  "action must be subscribe, unsubscribe, unsubscribe_all or ping"));
    }
  }

  private void onChannel(Session session, ClientMessage message, boolean subscribe) {
    Stream stream = message.target() == null ? null : Stream.byId(message.target()).orElse(null);
    if (stream == null) {
      session.send(
          Frames.error(
              message.id(),
              SocketError.UNKNOWN_CHANNEL,
              "channel must be one of " + Arrays.stream(Stream.values()).map(Stream::id).toList()));
    } else if (!subscribe) {
      feed(stream).unsubscribe(session);
      session.send(Frames.ack(message.id()));
    } else if (message.keys() != null && message.keys().size() > settings.maxKeys()) {
      session.send(
          Frames.error(
              message.id(),
              SocketError.TOO_MANY_KEYS,
              "a subscription names at most " + settings.maxKeys() + " keys"));
    } else {
      session.send(Frames.ack(message.id()));
      subscribe(session, feed(stream), message);
    }
  }

  private void subscribe(Session session, Feed feed, ClientMessage message) {
    boolean all = !feed.stream().keyed() || message.keys() == null;
    Set<String> keys = all ? null : Set.copyOf(message.keys());
    ClientMessage.Since since = message.since();
    if (since == null) {
      feed.subscribe(session, keys);
      return;
    }
    replay.start(feed, feed.resume(session, keys, since.offset()), since);
  }

  /** Sends a sign of life to whoever heard nothing for a while. */
  @Scheduled(fixedDelay = "1s")
  void heartbeat() {
    byte[] frame = Frames.heartbeat(clock.instant());
    long quietSince = System.nanoTime() - settings.heartbeat().toNanos();
    for (Session session : sessions.values()) {
      if (session.lastSentNanos() - quietSince < 0) {
        session.send(frame);
      }
    }
  }

  /** Spreads the clients' return, so that they do not come back all at once. */
  @EventListener
  void onShutdown(ShutdownEvent shutdown) {
    for (Session session : sessions.values()) {
      int wait = ThreadLocalRandom.current().nextInt(SLOWEST_RECONNECT_MS);
      session.send(Frames.shutdown(Duration.ofMillis(wait)));
      session.close(SocketError.SHUTDOWN, "the server is going away");
    }
  }
}
