package io.pulseboard.api.live;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.SocketError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One client's connection and the frames that wait for it. Frames leave in the order they came, as
 * fast as the socket takes them; when more bytes wait than may, the session is closed with {@link
 * SocketError#SLOW_CLIENT}.
 */
final class Session {

  private static final int CLOSE_GRACE_SECONDS = 5;
  private static final int MOST_BYTES_UNDER_WAY = 256 * 1024;

  private final WebSocketSession socket;
  private final Channel connection;
  private final int maxQueueBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int bytesWaiting;
  private int bytesUnderWay;
  private boolean pumping;
  private boolean closed;
  private volatile long lastSentNanos = System.nanoTime();

  Session(WebSocketSession socket, Channel connection, int maxQueueBytes) {
    this.socket = socket;
    this.connection = connection;
    this.maxQueueBytes = maxQueueBytes;
  }

  /** Queues a frame; {@code frame} may be shared with other sessions and must not change. */
  void send(byte[] frame) {
    boolean slow = false;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (bytesWaiting + frame.length > maxQueueBytes) {
        slow = true;
      } else {
        waiting.addLast(frame);
        bytesWaiting += frame.length;
        pump();
      }
    } finally {
      lock.unlock();
    }
    if (slow) {
      close(SocketError.SLOW_CLIENT, "the client reads too slowly");
    }
  }

  /** Hands frames to the socket while it has room; handing over does not wait for the network. */
  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (!waiting.isEmpty() && bytesUnderWay < MOST_BYTES_UNDER_WAY) {
        byte[] frame = waiting.removeFirst();
        bytesWaiting -= frame.length;
        bytesUnderWay += frame.length;
        lastSentNanos = System.nanoTime();
        write(frame);
      }
    } finally {
      pumping = false;
    }
  }

  private void write(byte[] frame) {
    inTurn(() -> {
      var _ =
          socket
              .sendAsync(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)))
              .whenComplete((_, _) -> written(frame.length));
    });
  }

  /**
   * Has the event loop do it after all that it was given before. A write from the loop's own thread
   * would otherwise overtake those that other threads have handed to it.
   */
  private void inTurn(Runnable write) {
    try {
      connection
          .eventLoop()
          .execute(() -> {
            try {
              write.run();
            } catch (WebSocketSessionException ended) {
              gone();
            }
          });
    } catch (RejectedExecutionException stopping) {
      gone();
    }
  }

  /** Waits until no more than so many bytes wait for this session, or it is closed. */
  void awaitRoom(int mostBytesWaiting) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && bytesWaiting > mostBytesWaiting) {
        written.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void written(int bytes) {
    lock.lock();
    try {
      bytesUnderWay -= bytes;
      pump();
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends the reason, without waiting in the queue, and closes; frames that still wait are dropped.
   */
  void close(SocketError reason, String message) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      waiting.clear();
      bytesWaiting = 0;
      written.signalAll();
    } finally {
      lock.unlock();
    }
    write(Frames.error(null, reason, message));
    inTurn(() -> socket.close(new CloseReason(reason.closeCode(), reason.code())));
    // A client that reads nothing never takes the close frame, and must not keep its connection.
    var _ = connection.eventLoop().schedule(this::disconnect, CLOSE_GRACE_SECONDS, SECONDS);
  }

  private void disconnect() {
    var _ = connection.close();
  }

  /** Drops what waits, after the client has gone. */
  void gone() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      bytesWaiting = 0;
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** When it was last handed a frame, as {@link System#nanoTime()}. */
  long lastSentNanos() {
    return lastSentNanos;
  }
}
