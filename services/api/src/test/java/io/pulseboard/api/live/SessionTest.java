package io.pulseboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.Channel;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final int MORE_THAN_HALF_OF_WHAT_IS_UNDER_WAY = 200 * 1024;

  private final EventLoop loop = new DefaultEventLoop();
  private final List<Character> sent = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    var _ = loop.shutdownGracefully();
  }

  @Test
  void keepsTheOrderWhenTheSocketItselfAsksForMore() throws Exception {
    Session session = new Session(socket(), connection(), 8 * 1024 * 1024);
    CountDownLatch busy = new CountDownLatch(1);
    loop.execute(() -> {
      try {
        busy.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });

    // The first two are handed over; the third waits until the loop has written the first.
    for (char name = 'a'; name <= 'f'; name++) {
      session.send(
          String.valueOf(name)
              .repeat(MORE_THAN_HALF_OF_WHAT_IS_UNDER_WAY)
              .getBytes(StandardCharsets.US_ASCII));
    }
    busy.countDown();

    await().until(() -> sent.size() == 6);
    assertThat(sent).containsExactly('a', 'b', 'c', 'd', 'e', 'f');
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The session awaits it.
  private WebSocketSession socket() {
    return proxy(WebSocketSession.class, arguments -> write((TextWebSocketFrame) arguments[0]));
  }

  /** Writes as Netty does: at once on the loop's thread, else when the loop gets to it. */
  private CompletableFuture<Object> write(TextWebSocketFrame frame) {
    CompletableFuture<Object> written = new CompletableFuture<>();
    Runnable write =
        () -> {
          sent.add((char) frame.content().getByte(0));
          frame.release();
          written.complete(frame);
        };
    if (loop.inEventLoop()) {
      write.run();
    } else {
      loop.execute(write);
    }
    return written;
  }

  private Channel connection() {
    return proxy(Channel.class, _ -> loop);
  }

  private interface Answer {
    Object to(Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, _, arguments) -> answer.to(arguments)));
  }
}
