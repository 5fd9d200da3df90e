package io.pulseboard.api.live;

import com.github.benmanes.caffeine.cache.Interner;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.opentelemetry.api.trace.Span;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows the sessions and the feeds, and carries out what clients ask for. */
@Singleton
public final class Hub {

  private final Map<EventLoop, Shard> shards = new ConcurrentHashMap<>();
  private final Map<Stream, Feed> feeds;

  /** One instance of each, so that finding a frame for them does not compare key by key. */
  private final Interner<Keys> keySets = Interner.newWeakInterner();

  private final Admission admission;
  private final Replay replay;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final LiveTraces traces;
  private final Clock clock;

  Hub(
      Admission admission,
      Replay replay,
      LiveSettings settings,
      LiveMetrics metrics,
      LiveTraces traces,
      Clock clock) {
    this.admission = admission;
    this.replay = replay;
    this.settings = settings;
    this.metrics = metrics;
    this.traces = traces;
    this.clock = clock;
    Map<Stream, Feed> byStream = new EnumMap<>(Stream.class);
    Arrays.stream(Stream.values())
        .forEach(stream -> byStream.put(stream, new Feed(stream, settings.historyBytes())));
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

  /** How many sessions are connected. */
  public int sessionCount() {
    return admission.sessions();
  }

  /** Takes the next entries of streams' logs. */
  void publish(Map<Stream, List<LiveEntry>> entries) {
    entries.forEach(this::publish);
    wake();
  }

  private void publish(Stream stream, List<LiveEntry> entries) {
    Span bridge = traces.bridge(stream, entries);
    feed(stream).publish(entries, traces.send(stream, bridge));
    if (bridge != null) {
      bridge.end();
    }
  }

  /** Has all sessions look at their feeds. */
  void wake() {
    shards.values().forEach(Shard::wake);
  }

  /** Greets a client; on its connection's event loop. */
  Session open(Channel connection, String address) {
    ChannelPipeline pipeline = connection.pipeline();
    // It would cut off a client that only listens; pings tell whether the other side is there.
    if (pipeline.get(IdleStateHandler.class) != null) {
      pipeline.remove(IdleStateHandler.class);
    }
    Session session = new Session(connection, settings, metrics);
    pipeline.addAfter(
        pipeline.context(WebSocketFrameDecoder.class).name(), "pulseboard-session", session);
    Shard shard = shards.computeIfAbsent(connection.eventLoop(), loop -> new Shard(loop, metrics));
    shard.add(session);
    String refusal = admission.enter(address);
    connection
        .closeFuture()
        .addListener(_ -> {
          shard.remove(session);
          session.gone();
          admission.leave(address);
        });
    if (refusal == null) {
      session.send(Frames.hello(feed(Stream.STOCK_QUOTES).epoch(), settings.heartbeat()));
    } else {
      session.close(SocketError.TOO_MANY_CONNECTIONS, refusal);
    }
    return session;
  }

  /** Carries out a message; {@code null} stands for text that could not be read. */
  void receive(Session session, @Nullable ClientMessage message) {
    if (session.isClosing()) {
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
        feeds.keySet().forEach(session::unsubscribe);
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
      session.unsubscribe(stream);
      session.send(Frames.ack(message.id()));
    } else if (message.keys() != null && message.keys().size() > settings.maxKeys()) {
      session.send(
          Frames.error(
              message.id(),
              SocketError.TOO_MANY_KEYS,
              "a subscription names at most " + settings.maxKeys() + " keys"));
    } else {
      session.send(Frames.ack(message.id()));
      session.subscribe(
          new Subscription(
              session,
              feed(stream),
              keySets.intern(Keys.of(stream.keyed() ? message.keys() : null)),
              message.since(),
              replay,
              settings.maxBehindBytes()));
    }
  }

  @Scheduled(fixedDelay = "1s")
  void tick() {
    Instant now = clock.instant();
    shards.values().forEach(shard -> shard.tick(now));
  }

  @EventListener
  void onShutdown(ShutdownEvent shutdown) {
    shards.values().forEach(Shard::shutDown);
  }
}
