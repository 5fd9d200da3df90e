package io.pulseboard.api.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final Duration SLOW_TIMEOUT = Duration.ofMillis(200);
  private static final int MOST_BYTES_UNDER_WAY = 1_024;
  private static final LiveSettings SETTINGS =
      new LiveSettings(
          Duration.ofMinutes(1),
          Duration.ZERO,
          1_000_000,
          1_000_000,
          SLOW_TIMEOUT,
          Duration.ofMinutes(1),
          10,
          1_000_000,
          100,
          100);

  private final EventLoop loop = new DefaultEventLoop();
  private final ByteBuf heartbeat = Unpooled.buffer();
  private final Feed feed = new Feed(Stream.SALES, SETTINGS.historyBytes());
  private final FakeConnection connection = new FakeConnection(loop, MOST_BYTES_UNDER_WAY);
  private final LiveMetrics metrics = new LiveMetrics(new SimpleMeterRegistry());
  private final Session session = new Session(connection, SETTINGS, metrics);
  private ApplicationContext beans;
  private int published;

  @BeforeEach
  void subscribe() throws Exception {
    beans =
        ApplicationContext.run(
            Map.<String, Object>of("redis.url", TestServers.endpoints().redisUrl()));
    feed.prime("epoch", LiveLogReader.START, List.of(), List.of());
    connection.pipeline().addLast(session);
    subscribe(SETTINGS.maxBehindBytes());
    connection.stall();
  }

  private void subscribe(long maxBehind) throws InterruptedException {
    Replay replay = new Replay(new LogPages(beans.getBean(LiveLog.class)));
    onLoop(() ->
        session.subscribe(new Subscription(session, feed, Keys.ALL, null, replay, maxBehind)));
  }

  @AfterEach
  void stop() {
    beans.close();
    var _ = loop.shutdownGracefully(0, 1, SECONDS);
  }

  @Test
  void keepsAClientThatIsSlowButTakesWhatItIsSent() throws Exception {
    publish();
    long end = System.nanoTime() + SLOW_TIMEOUT.multipliedBy(4).toNanos();
    while (System.nanoTime() < end) {
      publish();
      connection.take(1);
      onLoop(() -> session.tick(heartbeat));
    }

    assertThat(session.isClosing()).isFalse();
    assertThat(connection.isWritable()).isFalse();
  }

  @Test
  void closesAClientThatTakesNothing() throws Exception {
    publish();
    publish();
    await()
        .until(() -> {
          onLoop(() -> session.tick(heartbeat));
          return session.isClosing();
        });
    connection.goOn();

    await().until(() -> connection.frames().toString().contains("slow_client"));
  }

  @Test
  void sendsAllOfABurstToAClientThatHasRoom() throws Exception {
    connection.goOn();
    subscribe(MOST_BYTES_UNDER_WAY);
    List<LiveEntry> burst = IntStream.rangeClosed(1, 100).mapToObj(SessionTest::entry).toList();
    feed.publish(burst, null);
    onLoop(session::pump);

    await().until(() -> connection.frames().toString().contains("\"id\":\"100\""));
    String sent = connection.frames().toString();
    assertThat(sent).doesNotContain("lagging");
    for (int id = 1; id <= 100; id++) {
      assertThat(sent).containsOnlyOnce("\"id\":\"%d\"".formatted(id));
    }
  }

  @Test
  void tellsAClientThatLagsHowMuchItIsNotSent() throws Exception {
    subscribe(MOST_BYTES_UNDER_WAY);
    await()
        .until(() -> {
          for (int n = 0; n < 200; n++) {
            publish();
          }
          connection.take(1);
          return skipped("dropping").stream().anyMatch(skipped -> skipped > 0);
        });
    connection.goOn();
    await().until(() -> !skipped("live").isEmpty());
    assertThat(metrics.lagging().sum()).isZero();

    assertThat(skipped("dropping")).first().isEqualTo(0L);
    assertThat(skipped("dropping")).isSorted();
    long all = skipped("live").getFirst();
    assertThat(all).isGreaterThanOrEqualTo(skipped("dropping").getLast());
    String sent = connection.frames().toString();
    assertThat(Pattern.compile("\"padding\"").matcher(sent).results().count())
        .isEqualTo(published - all);
  }

  @Test
  void countsNoLaggingSubscriptionThatHasEnded() throws Exception {
    subscribe(MOST_BYTES_UNDER_WAY);
    await()
        .until(() -> {
          for (int n = 0; n < 200; n++) {
            publish();
          }
          boolean lags = metrics.lagging().sum() == 1;
          if (!lags) {
            connection.take(1);
          }
          return lags;
        });

    onLoop(session::gone);

    assertThat(metrics.lagging().sum()).isZero();
  }

  /** What each of the frames that tell a mode says is skipped. */
  private List<Long> skipped(String mode) {
    Pattern told =
        Pattern.compile("\"lagging\".*\"mode\":\"%s\",\"skipped\":(\\d+)".formatted(mode));
    return connection.frames().stream()
        .map(told::matcher)
        .filter(Matcher::find)
        .map(found -> Long.valueOf(found.group(1)))
        .toList();
  }

  /** More than may be under way, in one entry. */
  private void publish() throws Exception {
    published++;
    feed.publish(List.of(entry(published)), null);
    onLoop(session::pump);
  }

  private static LiveEntry entry(int number) {
    byte[] text =
        "{\"id\":\"%d\",\"padding\":\"%s\"}"
            .formatted(number, "x".repeat(MOST_BYTES_UNDER_WAY * 2))
            .getBytes(StandardCharsets.UTF_8);
    return new LiveEntry(number + "-0", List.of(new LiveRecord(null, number, text)), false, null);
  }

  private void onLoop(Runnable step) throws InterruptedException {
    loop.submit(step).sync();
  }
}
