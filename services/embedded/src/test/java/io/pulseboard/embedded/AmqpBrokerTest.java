package io.pulseboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.Return;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the services ask of a broker, held against both stores. */
@ParameterizedClass
@EnumSource
class AmqpBrokerTest {

  private static final String EXCHANGE = "pulseboard.records";
  private static final String QUEUE = "sales";

  @Parameter
  @SuppressWarnings("NullAway.Init")
  private BrokerStore store;

  @TempDir Path home;
  private DataFolder folder;
  private AmqpBroker broker;
  private Connection connection;
  private Channel channel;

  @BeforeEach
  void open() throws Exception {
    folder = DataFolder.open(home);
    broker = AmqpBroker.start(folder, store);
    connection = new Clients(new Endpoints("", broker.url(), "")).broker();
    channel = connection.createChannel();
    channel.exchangeDeclare(EXCHANGE, "topic", true);
    channel.queueDeclare(QUEUE, true, false, false, Map.of());
    channel.queueBind(QUEUE, EXCHANGE, QUEUE);
    channel.confirmSelect();
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    broker.close();
    folder.close();
  }

  @Test
  void confirmsEveryMessageOfABatch() throws Exception {
    publish(1_000);
    assertThat(channel.messageCount(QUEUE)).isEqualTo(1_000);
  }

  @Test
  void returnsAMandatoryMessageWithoutAQueueAndKeepsTheConnection() throws Exception {
    List<Return> returned = new CopyOnWriteArrayList<>();
    channel.addReturnListener(returned::add);
    channel.basicPublish(EXCHANGE, "nowhere", true, MessageProperties.PERSISTENT_BASIC, body(1));
    // RabbitMQ acks such a message after its return; Broker-J nacks it, at times before.
    assertThat(channel.waitForConfirms(10_000)).isFalse();
    await()
        .untilAsserted(() ->
            assertThat(returned).extracting(Return::getRoutingKey).containsExactly("nowhere"));
    publish(1);
  }

  @Test
  void deliversNoMoreThanThePrefetchUntilOneMultipleAckFreesIt() throws Exception {
    publish(50);
    List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    Channel consumer = connection.createChannel();
    consumer.basicQos(20);
    consumer.basicConsume(QUEUE, false, (tag, delivery) -> deliveries.add(delivery), tag -> {});
    await().untilAsserted(() -> assertThat(deliveries).hasSize(20));
    // A round trip on the same connection: a delivery beyond the limit would be here by now. The
    // count is of all 50, as Broker-J counts what is delivered and not yet acknowledged.
    assertThat(channel.messageCount(QUEUE)).isEqualTo(50);
    assertThat(deliveries).hasSize(20);
    consumer.basicAck(deliveries.get(19).getEnvelope().getDeliveryTag(), true);
    await().untilAsserted(() -> assertThat(deliveries).hasSize(40));
    assertThat(texts(deliveries)).isEqualTo(numbers(0, 40));
    consumer.close();
    await().untilAsserted(() -> assertThat(channel.messageCount(QUEUE)).isEqualTo(30));
  }

  @Test
  void deliversWhatWasNotAcknowledgedAgainAndSaysSo() throws Exception {
    publish(2);
    Channel consumer = connection.createChannel();
    GetResponse first = consumer.basicGet(QUEUE, false);
    assertThat(first.getEnvelope().isRedeliver()).isFalse();
    consumer.close();
    await().untilAsserted(() -> assertThat(channel.messageCount(QUEUE)).isEqualTo(2));
    GetResponse again = channel.basicGet(QUEUE, true);
    assertThat(again.getEnvelope().isRedeliver()).isTrue();
    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertThat(channel.basicGet(QUEUE, true).getEnvelope().isRedeliver()).isFalse();
  }

  @Test
  void takesTheDefaultVirtualHostBySeveralNames() throws Exception {
    for (String path : List.of("", "/", "/%2f")) {
      try (Connection other = new Clients(new Endpoints("", broker.url() + path, "")).broker();
          Channel otherChannel = other.createChannel()) {
        assertThat(otherChannel.messageCount(QUEUE)).isZero();
      }
    }
  }

  private void publish(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      channel.basicPublish(EXCHANGE, QUEUE, true, MessageProperties.PERSISTENT_BASIC, body(i));
    }
    channel.waitForConfirmsOrDie(10_000);
  }

  private static byte[] body(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(delivery -> new String(delivery.getBody(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }
}
