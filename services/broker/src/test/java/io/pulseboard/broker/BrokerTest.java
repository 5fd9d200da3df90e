package io.pulseboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TcpProxy;
import io.pulseboard.testing.TestServers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

  private final BrokerSettings settings =
      new BrokerSettings(TestServers.endpoints().rabbitmqUrl(), Duration.ofSeconds(10));
  private final BrokerConnections connections = new BrokerConnections(settings);
  private final ConfirmedChannels channels = new ConfirmedChannels(connections, settings);
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final PublisherMetrics metrics = new PublisherMetrics(meters);
  private final RecordPublisher publisher = new RecordPublisher(channels, metrics, clock, null);
  private final Samples samples = new Samples(11);
  private final Queue<List<Delivery>> batches = new ConcurrentLinkedQueue<>();
  private final List<BatchConsumer<List<Delivery>>> consumers = new ArrayList<>();

  @BeforeEach
  void empty() {
    TestServers.clearBroker();
  }

  @AfterEach
  void close() {
    consumers.forEach(BatchConsumer::close);
    channels.close();
  }

  @Test
  void deliversWhatWasPublishedInOrderWithItsTime() {
    List<StreamRecord> records = samples.records(Stream.SALES, 250);
    publisher.publish(Stream.SALES, records);
    consume(100, batches::add);

    await().until(() -> delivered().size() == 250);

    assertThat(delivered())
        .extracting(delivery -> RecordCodec.decode(Stream.SALES, delivery.body()))
        .containsExactlyElementsOf(records);
    assertThat(delivered()).allMatch(delivery -> NOW.equals(delivery.publishedAt()));
    assertThat(batches).allMatch(batch -> batch.size() <= 100);
  }

  @Test
  void namesTheCurrentSpanInTheHeadersAndNothingWithoutOne() {
    SpanContext span =
        SpanContext.create(
            "a".repeat(32), "b".repeat(16), TraceFlags.getSampled(), TraceState.getDefault());
    try (Scope _ = Span.wrap(span).makeCurrent()) {
      publisher.publish(Stream.SALES, samples.records(Stream.SALES, 2));
    }
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 1));
    consume(100, batches::add);

    await().until(() -> delivered().size() == 3);

    assertThat(delivered())
        .extracting(delivery -> Objects.toString(delivery.header("traceparent"), null))
        .containsExactly(
            "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01",
            "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01",
            null);
    assertThat(delivered().get(0).header("traceparent"))
        .isEqualTo(delivered().get(1).header("traceparent"));
  }

  @Test
  void deliversABatchAgainWhenItsHandlerFailed() {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 10));
    AtomicInteger attempts = new AtomicInteger();
    consume(
        100,
        batch -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("the first attempt fails");
          }
          batches.add(batch);
        });

    await().until(() -> delivered().size() == 10);

    assertThat(delivered()).allMatch(Delivery::redelivered);
  }

  @Test
  void countsTheDeliveriesOfABatchThatFailsAgainAndAgain() {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 3));
    Queue<Integer> attempts = new ConcurrentLinkedQueue<>();
    BatchConsumer<List<Delivery>> consumer =
        consume(
            100,
            batch -> {
              attempts.add(batch.getFirst().attempt());
              if (batch.getFirst().attempt() < 4) {
                throw new IllegalStateException("it always fails");
              }
              batches.add(batch);
            });

    await().until(() -> delivered().size() == 3);

    assertThat(attempts).containsExactly(1, 2, 3, 4);
    assertThat(consumer.reconnects()).isEqualTo(3);
    assertThat(consumer.failure()).isEqualTo("it always fails");
  }

  @Test
  void takesTheBrokersCountOfDeliveriesWhenThatIsHigher() {
    BasicProperties counted =
        new BasicProperties.Builder().headers(Map.of("x-delivery-count", 6L)).build();

    assertThat(new Delivery(1, new byte[0], 2, counted).attempt()).isEqualTo(7);
    assertThat(new Delivery(1, new byte[0], 9, counted).attempt()).isEqualTo(9);
  }

  @Test
  void preparesTheNextBatchWhileOneIsHandledAndNoMore() throws Exception {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 60));
    Queue<List<Delivery>> prepared = new ConcurrentLinkedQueue<>();
    CountDownLatch go = new CountDownLatch(1);
    consume(
        10,
        new BatchConsumer.Handler<List<Delivery>>() {
          @Override
          public List<Delivery> prepare(List<Delivery> batch) {
            prepared.add(batch);
            return batch;
          }

          @Override
          public void handle(List<Delivery> batch) throws InterruptedException {
            go.await();
            batches.add(batch);
          }
        });

    await().until(() -> prepared.stream().mapToInt(List::size).sum() == 20);
    assertThat(batches).isEmpty();
    go.countDown();

    await().until(() -> delivered().size() == 60);
    assertThat(batches).containsExactlyElementsOf(prepared);
  }

  @Test
  void deliversABatchAgainThatCouldNotBePrepared() {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 3));
    AtomicInteger attempts = new AtomicInteger();
    consume(
        100,
        new BatchConsumer.Handler<List<Delivery>>() {
          @Override
          public List<Delivery> prepare(List<Delivery> batch) {
            if (attempts.incrementAndGet() == 1) {
              throw new StackOverflowError();
            }
            return batch;
          }

          @Override
          public void handle(List<Delivery> batch) {
            batches.add(batch);
          }
        });

    await().until(() -> delivered().size() == 3);
  }

  @Test
  void acknowledgesOnlyWhatItsHandlerMadeSafe() throws Exception {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 30));
    consume(10, batches::add);
    await().until(() -> delivered().size() == 30);
    consumers.forEach(BatchConsumer::close);

    assertThat(get(Stream.SALES.queue())).isNull();
  }

  @Test
  void givesDeadLettersTheirReason() throws Exception {
    Delivery delivery =
        new Delivery(
            1, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1, new BasicProperties());
    new DeadLetters(channels, clock)
        .publish(
            Stream.SALES,
            List.of(
                new DeadLetters.Letter(
                    delivery, new InvalidRecordException("quantity", "is missing"))));

    GetResponse letter = get(Stream.SALES.deadQueue());

    assertThat(letter.getBody()).asString().isEqualTo("{}");
    assertThat(headers(letter))
        .containsEntry(DeadLetters.REASON, "quantity is missing")
        .containsEntry(DeadLetters.FIELD, "quantity")
        .containsEntry(DeadLetters.ORIGIN, "sales")
        .containsEntry(DeadLetters.FIRST_SEEN, NOW.toString());
  }

  @Test
  void neverConfirmsWhatNoQueueTookAndBringsTheQueueBack() throws Exception {
    List<StreamRecord> records = samples.records(Stream.SALES, 3);
    publisher.publish(Stream.SALES, records);
    try (Connection connection = connections.open("test")) {
      connection.createChannel().queueDelete(Stream.SALES.queue());
    }

    assertThatThrownBy(() -> publisher.publish(Stream.SALES, records))
        .isInstanceOf(BrokerUnavailableException.class);

    publisher.publish(Stream.SALES, records);
    assertThat(get(Stream.SALES.queue())).isNotNull();
  }

  @Test
  void tellsHowManyMessagesWaitOnEachQueue() throws Exception {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 3));
    try (Connection connection = connections.open("test");
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.basicPublish("", Stream.USER_EVENTS.deadQueue(), null, new byte[] {1});
    }
    try (QueueDepths depths = new QueueDepths(connections)) {
      await()
          .untilAsserted(() ->
              assertThat(depths.read())
                  .containsEntry(Stream.SALES, new QueueDepths.Depth(3, 0))
                  .containsEntry(Stream.USER_EVENTS, new QueueDepths.Depth(0, 1))
                  .containsEntry(Stream.STOCK_QUOTES, new QueueDepths.Depth(0, 0)));
    }
  }

  @Test
  void countsWhatItHandsOverAndWhatIsConfirmed() {
    publisher.publish(Stream.SALES, samples.records(Stream.SALES, 3));
    BrokerSettings nowhere =
        new BrokerSettings("amqp://guest:guest@127.0.0.1:1", Duration.ofSeconds(1));
    try (ConfirmedChannels away = new ConfirmedChannels(new BrokerConnections(nowhere), nowhere)) {
      assertThatThrownBy(() ->
              new RecordPublisher(away, metrics, clock, null)
                  .publish(Stream.SALES, samples.records(Stream.SALES, 2)))
          .isInstanceOf(BrokerUnavailableException.class);
    }

    assertThat(counted("published")).isEqualTo(5);
    assertThat(counted("confirmed")).isEqualTo(3);
    assertThat(meters.get("pulseboard.publish").tag("stream", "sales").timer().count()).isOne();
  }

  private double counted(String what) {
    return meters.get("pulseboard.records." + what).tag("stream", "sales").counter().count();
  }

  @Test
  void saysWhenTheBrokerIsAway() {
    BrokerSettings nowhere =
        new BrokerSettings("amqp://guest:guest@127.0.0.1:1", Duration.ofSeconds(1));
    try (ConfirmedChannels away = new ConfirmedChannels(new BrokerConnections(nowhere), nowhere)) {
      assertThatThrownBy(() ->
              new RecordPublisher(away, metrics, clock, null)
                  .publish(Stream.SALES, samples.records(Stream.SALES, 1)))
          .isInstanceOf(BrokerUnavailableException.class);
    }
  }

  /** As one does that is out of memory or disk. */
  @Test
  void givesUpOnABrokerThatNoLongerReadsAndComesBackToIt() throws Exception {
    URI broker = URI.create(TestServers.endpoints().rabbitmqUrl());
    List<StreamRecord> many = samples.records(Stream.USER_EVENTS, 60_000);
    try (TcpProxy proxy = new TcpProxy()) {
      proxy.leadTo(broker.getPort());
      BrokerSettings through =
          new BrokerSettings(
              "amqp://%s@127.0.0.1:%d".formatted(broker.getUserInfo(), proxy.port()),
              Duration.ofSeconds(1));
      try (ConfirmedChannels channels =
          new ConfirmedChannels(new BrokerConnections(through), through)) {
        RecordPublisher cautious = new RecordPublisher(channels, metrics, clock, null);
        cautious.publish(Stream.SALES, samples.records(Stream.SALES, 1));

        proxy.throttle(1);
        assertThatThrownBy(() -> cautious.publish(Stream.USER_EVENTS, many))
            .isInstanceOf(BrokerUnavailableException.class);

        proxy.heal();
        cautious.publish(Stream.SALES, samples.records(Stream.SALES, 1));
      }
    }
  }

  @Test
  void takesUserAndPasswordBesideTheUrl() {
    URI broker = URI.create(TestServers.endpoints().rabbitmqUrl());
    String[] user = broker.getUserInfo().split(":", 2);
    BrokerSettings apart =
        new BrokerSettings(
            "amqp://nobody:wrong@127.0.0.1:" + broker.getPort(),
            user[0],
            user[1],
            Duration.ofSeconds(10));
    try (ConfirmedChannels channels = new ConfirmedChannels(new BrokerConnections(apart), apart)) {
      new RecordPublisher(channels, metrics, clock, null)
          .publish(Stream.SALES, samples.records(Stream.SALES, 1));
    }
  }

  @Test
  void refusesAUrlThatCannotBeRead() {
    assertThatThrownBy(
            () -> new BrokerConnections(new BrokerSettings("localhost", Duration.ofSeconds(1))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("RABBITMQ_URL");
  }

  /** What a test does with a batch. */
  private interface Handling {
    void handle(List<Delivery> batch) throws InterruptedException;
  }

  private BatchConsumer<List<Delivery>> consume(int size, Handling handling) {
    return consume(
        size,
        new BatchConsumer.Handler<>() {
          @Override
          public List<Delivery> prepare(List<Delivery> batch) {
            return batch;
          }

          @Override
          public void handle(List<Delivery> batch) throws InterruptedException {
            handling.handle(batch);
          }
        });
  }

  private BatchConsumer<List<Delivery>> consume(
      int size, BatchConsumer.Handler<List<Delivery>> handler) {
    BatchConsumer<List<Delivery>> consumer =
        new BatchConsumer<>(
            connections,
            new BatchSettings(size, Duration.ofMillis(5), 1, 10),
            Stream.SALES,
            handler);
    consumers.add(consumer);
    consumer.start();
    return consumer;
  }

  private List<Delivery> delivered() {
    return batches.stream().flatMap(List::stream).toList();
  }

  private GetResponse get(String queue) throws Exception {
    try (Connection connection = connections.open("test")) {
      return connection.createChannel().basicGet(queue, true);
    }
  }

  private static Map<String, String> headers(GetResponse letter) {
    Map<String, String> headers = new java.util.HashMap<>();
    letter.getProps().getHeaders().forEach((name, value) -> headers.put(name, value.toString()));
    return headers;
  }
}
