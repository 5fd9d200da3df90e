package io.pulseboard.api.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Random orders of publishing, subscribing, stalling, leaving and resuming, over a real Redis:
 * every client is sent exactly what the protocol promises, or told what it was not.
 */
class HubPropertyTest {

  private static final Stream[] STREAMS = {Stream.STOCK_QUOTES, Stream.SALES};
  private static final List<String> SYMBOLS = List.of("A", "B", "C", "D", "E");
  private static final int STEPS = 120;
  private static final int CLIENTS = 4;

  private static final LiveSettings SETTINGS =
      new LiveSettings(
          Duration.ofMinutes(1),
          Duration.ZERO,
          6_000,
          2_000,
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          10,
          1_000_000,
          100,
          100);

  private static final ApplicationContext BEANS =
      ApplicationContext.run(
          Map.<String, Object>of("redis.url", TestServers.endpoints().redisUrl()));

  @AfterContainer
  static void stop() {
    BEANS.close();
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void everyClientIsSentAllOrToldWhatItWasNot(@ForAll long seed) throws Exception {
    TestServers.clearRedis();
    try (Run run = new Run(new Random(seed))) {
      for (int i = 0; i < STEPS; i++) {
        run.step();
      }
      run.finish();
    }
  }

  private static final class Run implements AutoCloseable {

    private final Random random;
    private final EventLoop loop = new DefaultEventLoop();
    private final LiveLogWriter writer = BEANS.getBean(LiveLogWriter.class);
    private final LiveLogReader reader = BEANS.getBean(LiveLog.class).open();
    private final PublishedLog log = new PublishedLog();
    private final Map<Stream, String> offsets = new EnumMap<>(Stream.class);
    private final Hub hub;
    private final List<Client> clients = new ArrayList<>();
    private int published;

    Run(Random random) {
      this.random = random;
      LiveMetrics metrics = new LiveMetrics(new SimpleMeterRegistry());
      hub =
          new Hub(
              new Admission(SETTINGS, metrics),
              new Replay(new LogPages(BEANS.getBean(LiveLog.class))),
              SETTINGS,
              metrics,
              new LiveTraces(null),
              Clock.systemUTC());
      String epoch = reader.epoch();
      for (Stream stream : Stream.values()) {
        hub.feed(stream).prime(epoch, LiveLogReader.START, List.of(), List.of());
      }
      for (Stream stream : STREAMS) {
        offsets.put(stream, LiveLogReader.START);
      }
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new Client());
      }
    }

    void step() throws Exception {
      Client client = clients.get(random.nextInt(CLIENTS));
      Stream stream = STREAMS[random.nextInt(STREAMS.length)];
      switch (random.nextInt(12)) {
        case 0 -> client.subscribe(stream, null);
        case 1 -> {
          client.take();
          client.subscribe(stream, client.model.isAnswered() ? place(client, stream) : null);
        }
        case 2 -> client.unsubscribe(stream);
        case 3 -> client.connection.stall();
        case 4 -> client.connection.goOn();
        case 5 -> client.comeBack();
        case 6 -> publish(stream, 1 + random.nextInt(200), random.nextInt(8) == 0);
        default -> publish(stream, 1 + random.nextInt(12), false);
      }
      if (random.nextBoolean()) {
        client.take();
      }
    }

    private ModelClient.@Nullable Place place(Client client, Stream stream) {
      return switch (random.nextInt(8)) {
        case 0 -> new ModelClient.Place("another life", "5-0");
        case 1 -> new ModelClient.Place(reader.epoch(), "no offset");
        default -> client.model.place(stream);
      };
    }

    private void publish(Stream stream, int records, boolean afterGap) {
      List<LiveRecord> next = new ArrayList<>();
      for (int i = 0; i < records; i++) {
        published++;
        // Some come late.
        int micros = published - (random.nextInt(10) == 0 ? random.nextInt(20) : 0);
        String key = stream.keyed() ? SYMBOLS.get(random.nextInt(SYMBOLS.size())) : null;
        next.add(
            new LiveRecord(
                key,
                micros,
                "{\"id\":\"%d\",\"padding\":\"%s\"}"
                    .formatted(published, "x".repeat(random.nextInt(60)))
                    .getBytes(StandardCharsets.UTF_8)));
      }
      if (afterGap) {
        writer.appendAfterGap(stream, next);
      } else {
        writer.append(stream, next);
      }
      Map<Stream, List<LiveEntry>> read =
          reader.read(Map.of(stream, offset(stream)), Duration.ofSeconds(1));
      read.forEach((from, entries) -> {
        log.add(from, entries);
        offsets.put(from, entries.getLast().offset());
      });
      hub.publish(read);
    }

    private String offset(Stream stream) {
      return String.valueOf(offsets.get(stream));
    }

    /** In the end everyone reads again, and knows everything. */
    void finish() throws Exception {
      for (Stream stream : STREAMS) {
        publish(stream, 3, false);
      }
      for (Client client : clients) {
        client.connection.goOn();
      }
      for (Client client : clients) {
        for (Stream stream : STREAMS) {
          await()
              .alias("client is current on " + stream)
              .pollInterval(Duration.ofMillis(2))
              .until(() -> {
                client.take();
                return client.model.isCurrent(stream);
              });
          if (stream.keyed() && client.model.isSubscribed(stream)) {
            Map<String, String> expected = new HashMap<>();
            log.latest(stream, log.last(stream), client.model.keys(stream))
                .forEach(
                    record -> expected.put(String.valueOf(record.key()), PublishedLog.id(record)));
            assertThat(client.model.latest(stream)).isEqualTo(expected);
          }
        }
      }
    }

    @Override
    public void close() {
      reader.close();
      var _ = loop.shutdownGracefully(0, 1, SECONDS);
    }

    private final class Client {

      private final ModelClient model = new ModelClient(log);
      private FakeConnection connection;
      private Session session;

      Client() {
        connection = new FakeConnection(loop, 1_024);
        session = loop.submit(() -> hub.open(connection, "client")).syncUninterruptibly().getNow();
      }

      void subscribe(Stream stream, ModelClient.@Nullable Place since) throws Exception {
        Set<String> keys =
            stream.keyed() && random.nextBoolean()
                ? Set.of(SYMBOLS.get(random.nextInt(2)), SYMBOLS.get(2 + random.nextInt(3)))
                : null;
        // Only with the same keys does a place mean the same.
        send(model.subscribe(stream, since == null ? keys : model.keys(stream), since));
      }

      void unsubscribe(Stream stream) throws Exception {
        send(model.unsubscribe(stream));
      }

      void comeBack() throws Exception {
        take();
        connection.close().sync();
        connection = new FakeConnection(loop, 1_024);
        session = loop.submit(() -> hub.open(connection, "client")).sync().getNow();
        model.cut();
        for (Stream stream : STREAMS) {
          if (model.place(stream) != null && random.nextInt(4) > 0) {
            subscribe(stream, model.place(stream));
          }
        }
      }

      void take() {
        model.take(connection.frames());
      }

      private void send(ClientMessage message) throws Exception {
        loop.submit(() -> hub.receive(session, message)).sync();
      }
    }
  }
}
