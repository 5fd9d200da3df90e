package io.pulseboard.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.pulseboard.broker.ConfirmedChannels.Message;
import io.pulseboard.broker.DeadLetterQueue.Decision;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.Stream;
import io.pulseboard.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterQueueTest {

  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");
  private static final Map<String, Object> PUBLISHED = Map.of(Topology.PUBLISHED_AT, 1_234_567L);

  private final BrokerSettings settings =
      new BrokerSettings(TestServers.endpoints().rabbitmqUrl(), Duration.ofSeconds(10));
  private final BrokerConnections connections = new BrokerConnections(settings);
  private final ConfirmedChannels channels = new ConfirmedChannels(connections, settings);
  private final DeadLetterQueue queue = new DeadLetterQueue(connections, channels);

  @BeforeEach
  void empty() {
    TestServers.clearBroker();
  }

  @AfterEach
  void close() {
    channels.close();
  }

  @Test
  void showsLettersInOrderAndLeavesThemThere() {
    bury("a", "b", "c");

    assertThat(bodies(_ -> Decision.KEEP)).containsExactly("a", "b", "c");
    assertThat(bodies(_ -> Decision.END)).containsExactly("a");
    assertThat(queue.count(Stream.SALES)).isEqualTo(3);
    assertThat(bodies(_ -> Decision.KEEP)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void dropsOnlyWhatItIsTold() {
    bury("a", "b", "c");

    bodies(letter -> text(letter).equals("b") ? Decision.DROP : Decision.KEEP);

    assertThat(bodies(_ -> Decision.KEEP)).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void replaysARecordAsItWasPublished() throws Exception {
    bury("a");

    bodies(_ -> Decision.REPLAY);

    assertThat(queue.count(Stream.SALES)).isZero();
    GetResponse again = get(Stream.SALES.queue());
    assertThat(again.getBody()).asString().isEqualTo("a");
    assertThat(again.getProps().getHeaders())
        .containsOnlyKeys(Topology.PUBLISHED_AT, DeadLetters.FIRST_SEEN);
  }

  @Test
  void replaysMoreThanItHoldsAtOnce() {
    bury(
        java.util.stream.IntStream.range(0, 1_203)
            .mapToObj(Integer::toString)
            .toArray(String[]::new));

    assertThat(bodies(_ -> Decision.REPLAY)).hasSize(1_203);

    assertThat(queue.count(Stream.SALES)).isZero();
  }

  @Test
  void knowsALetterThatDiesAgain() throws Exception {
    bury("a");
    List<String> ids = new ArrayList<>();
    queue.review(
        Stream.SALES,
        letter -> {
          ids.add(letter.id());
          return Decision.REPLAY;
        });

    GetResponse again = get(Stream.SALES.queue());
    bury(new Delivery(1, again.getBody(), 1, again.getProps()), FIRST.plusSeconds(60));
    queue.review(
        Stream.SALES,
        letter -> {
          ids.add(letter.id());
          assertThat(letter.firstSeen()).isEqualTo(FIRST.toString());
          return Decision.KEEP;
        });

    assertThat(ids).hasSize(2);
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
  }

  @Test
  void keepsWhatItCouldNotReplay() {
    bury("a");
    BrokerSettings nowhere =
        new BrokerSettings("amqp://guest:guest@127.0.0.1:1", Duration.ofSeconds(1));
    DeadLetterQueue failing =
        new DeadLetterQueue(
            connections, new ConfirmedChannels(new BrokerConnections(nowhere), nowhere));

    assertThatThrownBy(() -> failing.review(Stream.SALES, _ -> Decision.REPLAY))
        .isInstanceOf(BrokerUnavailableException.class);

    assertThat(bodies(_ -> Decision.KEEP)).containsExactly("a");
  }

  @Test
  void renewsALetterThatWasGivenBackOften() throws Exception {
    channels.publish(
        List.of(
            new Message(
                "",
                Stream.SALES.deadQueue(),
                new BasicProperties.Builder()
                    .headers(Map.of(Delivery.DELIVERY_COUNT, 15, DeadLetters.FIRST_SEEN, "then"))
                    .build(),
                "a".getBytes(StandardCharsets.UTF_8))));

    assertThat(bodies(_ -> Decision.KEEP)).containsExactly("a");

    GetResponse renewed = get(Stream.SALES.deadQueue());
    assertThat(renewed.getBody()).asString().isEqualTo("a");
    assertThat(renewed.getProps().getHeaders()).containsOnlyKeys(DeadLetters.FIRST_SEEN);
  }

  private void bury(String... bodies) {
    for (String body : bodies) {
      bury(
          new Delivery(
              1,
              body.getBytes(StandardCharsets.UTF_8),
              1,
              new BasicProperties.Builder().headers(PUBLISHED).build()),
          FIRST);
    }
  }

  private void bury(Delivery delivery, Instant now) {
    new DeadLetters(channels, Clock.fixed(now, ZoneOffset.UTC))
        .publish(
            Stream.SALES,
            List.of(
                new DeadLetters.Letter(
                    delivery, new InvalidRecordException("quantity", "is missing"))));
  }

  /** What a review with these decisions was shown. */
  private List<String> bodies(Function<DeadLetter, Decision> decide) {
    List<String> bodies = new ArrayList<>();
    queue.review(
        Stream.SALES,
        letter -> {
          bodies.add(text(letter));
          return decide.apply(letter);
        });
    return bodies;
  }

  private static String text(DeadLetter letter) {
    return new String(letter.body(), StandardCharsets.UTF_8);
  }

  private GetResponse get(String name) throws Exception {
    try (Connection connection = connections.open("test")) {
      return Objects.requireNonNull(connection.createChannel().basicGet(name, true));
    }
  }
}
