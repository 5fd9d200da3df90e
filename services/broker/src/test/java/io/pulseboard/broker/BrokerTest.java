package io.pulseboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final RecordPublisher publisher = new RecordPublisher(channels, clock);
  private final Samples samples = new Samples(11);
  private final Queue<List<Delivery>> batches = new ConcurrentLinkedQueue<>();
  private final List<BatchConsumer> consumers = new ArrayList<>();

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
            1,
            "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            false,
            new BasicProperties());
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
  void saysWhenTheBrokerIsAway() {
    BrokerSettings nowhere =
        new BrokerSettings("amqp://guest:guest@127.0.0.1:1", Duration.ofSeconds(1));
    try (ConfirmedChannels away = new ConfirmedChannels(new BrokerConnections(nowhere), nowhere)) {
      assertThatThrownBy(() ->
              new RecordPublisher(away, clock)
                  .publish(Stream.SALES, samples.records(Stream.SALES, 1)))
          .isInstanceOf(BrokerUnavailableException.class);
    }
  }

  @Test
  void refusesAUrlThatCannotBeRead() {
    assertThatThrownBy(
            () -> new BrokerConnections(new BrokerSettings("localhost", Duration.ofSeconds(1))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("RABBITMQ_URL");
  }

  private void consume(int size, BatchConsumer.Handler handler) {
    BatchConsumer consumer =
        new BatchConsumer(
            connections, new BatchSettings(size, Duration.ofMillis(5)), Stream.SALES, handler);
    consumers.add(consumer);
    consumer.start();
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
