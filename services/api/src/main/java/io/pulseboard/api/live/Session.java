package io.pulseboard.api.live;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection and its subscriptions. Records are taken from the feeds only while the
 * socket has room, so no more than a frame beyond the socket's buffer ever waits for it; a client
 * that does not take what waits is closed with {@link SocketError#SLOW_CLIENT}. All happens on the
 * connection's event loop, unless said otherwise.
 */
final class Session extends ChannelInboundHandlerAdapter {

  private static final int CLOSE_GRACE_SECONDS = 5;
  private static final int MOST_BYTES_PER_TURN = 1024 * 1024;
  private static final long SECOND_NANOS = SECONDS.toNanos(1);

  private final Channel connection;
  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Map<Stream, Subscription> subscriptions = new EnumMap<>(Stream.class);
  private final Queue<Runnable> waitingForRoom = new ArrayDeque<>(0);

  private @Nullable ChannelHandlerContext context;
  private boolean pumping;
  private boolean closing;
  private int bytesThisTurn;
  private long stuckSince;
  private long lastSent = System.nanoTime();
  private long lastHeard = lastSent;
  private long pinged = lastSent;
  private long secondBegan = lastSent;
  private int messagesThisSecond;

  Session(Channel connection, LiveSettings settings, LiveMetrics metrics) {
    this.connection = connection;
    this.settings = settings;
    this.metrics = metrics;
  }

  LiveMetrics metrics() {
    return metrics;
  }

  boolean isClosing() {
    return closing;
  }

  /** Replaces the subscription to a channel, if there is one. */
  void subscribe(Subscription subscription) {
    unsubscribe(subscription.feed().stream());
    subscriptions.put(subscription.feed().stream(), subscription);
    metrics.subscriptions().increment();
    pump();
  }

  void unsubscribe(Stream stream) {
    Subscription subscription = subscriptions.remove(stream);
    if (subscription != null) {
      subscription.end();
      metrics.subscriptions().decrement();
    }
  }

  /** Sends a frame that is for this client alone. */
  void send(byte[] frame) {
    write(TextFrame.of(frame));
    flush();
  }

  /** Hands a frame to the socket and takes it over; {@link #flush} has to follow. */
  void write(ByteBuf frame) {
    ChannelHandlerContext open = context;
    if (open == null || !connection.isActive()) {
      frame.release();
      return;
    }
    bytesThisTurn += frame.readableBytes();
    metrics.wrote(frame.readableBytes());
    lastSent = System.nanoTime();
    var _ = open.write(frame, open.voidPromise());
  }

  private void flush() {
    if (!pumping && context != null) {
      context.flush();
    }
  }

  /** Sends what the feeds have, as much as the socket takes. */
  void pump() {
    if (pumping || closing) {
      return;
    }
    pumping = true;
    bytesThisTurn = 0;
    if (connection.isWritable()) {
      stuckSince = 0;
    }
    try {
      boolean more = true;
      while (more && connection.isWritable() && connection.isActive()) {
        more = turn();
        connection.flush();
        if (bytesThisTurn > MOST_BYTES_PER_TURN) {
          // Others on this loop are waiting.
          connection.eventLoop().execute(this::pump);
          more = false;
        }
      }
    } finally {
      pumping = false;
    }
    if (!connection.isWritable()) {
      stuckSince = stuckSince == 0 ? System.nanoTime() : stuckSince;
      subscriptions.values().forEach(Subscription::watch);
    }
  }

  /** One frame of each subscription at a time, until the socket is full or there are no more. */
  private boolean turn() {
    boolean any = false;
    boolean more = true;
    while (more && connection.isWritable() && bytesThisTurn <= MOST_BYTES_PER_TURN) {
      more = false;
      for (Subscription subscription : subscriptions.values()) {
        if (connection.isWritable()) {
          more |= subscription.advance();
        }
      }
      any |= more;
    }
    return any;
  }

  /** Sends a sign of life where it is due, and closes a client that gives none. */
  void tick(ByteBuf heartbeat) {
    long now = System.nanoTime();
    pump();
    if (closing) {
      return;
    }
    if (stuckSince != 0 && now - stuckSince > settings.slowTimeout().toNanos()) {
      close(SocketError.SLOW_CLIENT, "the client does not take what it is sent");
    } else if (pinged - lastHeard > 0 && now - lastHeard > settings.idleTimeout().toNanos()) {
      close(SocketError.IDLE_CLIENT, "the client does not answer");
    } else if (connection.isWritable() && context != null) {
      if (pinged - lastHeard <= 0 && now - lastHeard > settings.idleTimeout().toNanos() / 2) {
        pinged = now;
        var _ = context.writeAndFlush(new PingWebSocketFrame(), context.voidPromise());
      }
      if (now - lastSent > settings.heartbeat().toNanos()) {
        write(heartbeat.retainedDuplicate());
        flush();
      }
    }
  }

  /** Sends the reason and closes; what waits for room is dropped. */
  void close(SocketError reason, String message) {
    if (closing) {
      return;
    }
    send(Frames.error(null, reason, message));
    closing = true;
    metrics.closed(reason);
    endSubscriptions();
    if (context != null) {
      CloseWebSocketFrame frame = new CloseWebSocketFrame(reason.closeCode(), reason.code());
      var _ = context.writeAndFlush(frame, context.voidPromise());
    }
    disconnectLater();
  }

  /** Answers a client that closes, unless it has answered, and disconnects. */
  private void leave(CloseWebSocketFrame frame) {
    if (closing || context == null) {
      frame.release();
      disconnect();
      return;
    }
    gone();
    var _ = context.writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE);
    disconnectLater();
  }

  /** A client that reads nothing never takes the close frame, and must not keep its connection. */
  private void disconnectLater() {
    var _ = connection.eventLoop().schedule(this::disconnect, CLOSE_GRACE_SECONDS, SECONDS);
  }

  private void disconnect() {
    var _ = connection.close();
  }

  /** Ends what belongs to it, after the client has gone. */
  void gone() {
    if (!closing) {
      metrics.gone();
    }
    closing = true;
    endSubscriptions();
  }

  private void endSubscriptions() {
    for (Stream stream : Stream.values()) {
      unsubscribe(stream);
    }
    runWaiting();
  }

  /** Does something on the event loop; for any thread. */
  void execute(Runnable step) {
    connection.eventLoop().execute(step);
  }

  /** Does something on the event loop when the socket has room, or has ended; for any thread. */
  void whenThereIsRoom(Runnable step) {
    execute(() -> {
      if (closing || connection.isWritable()) {
        step.run();
      } else {
        waitingForRoom.add(step);
      }
    });
  }

  private void runWaiting() {
    while ((closing || connection.isWritable()) && !waitingForRoom.isEmpty()) {
      waitingForRoom.remove().run();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext from) {
    runWaiting();
    pump();
    from.fireChannelWritabilityChanged();
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    long now = System.nanoTime();
    lastHeard = now;
    if (now - secondBegan > SECOND_NANOS) {
      secondBegan = now;
      messagesThisSecond = 0;
    }
    if (message instanceof WebSocketFrame
        && ++messagesThisSecond > settings.maxMessagesPerSecond()
        && !closing) {
      close(
          SocketError.TOO_MANY_MESSAGES,
          "a client sends at most " + settings.maxMessagesPerSecond() + " messages a second");
    }
    if (message instanceof CloseWebSocketFrame frame) {
      leave(frame);
    } else if (closing) {
      ReferenceCountUtil.release(message);
    } else {
      from.fireChannelRead(message);
    }
  }
}
