package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.micronaut.context.ApplicationContext;
import io.pulseboard.broker.DeadLetters;
import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.Stream;
import io.pulseboard.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadCommandTest {

  private static final String URL = TestServers.endpoints().rabbitmqUrl();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void bury() {
    TestServers.clearBroker();
    try (ApplicationContext beans =
        ApplicationContext.run(Map.<String, Object>of("rabbitmq.url", URL))) {
      DeadLetters letters = beans.getBean(DeadLetters.class);
      letters.publish(
          Stream.SALES,
          List.of(letter("{\"first\":1}", "quantity"), letter("\u001b[2Jsecond", "revenue")));
      letters.publish(Stream.USER_EVENTS, List.of(letter("third", "event_type")));
    }
  }

  private static DeadLetters.Letter letter(String body, String field) {
    return new DeadLetters.Letter(
        new Delivery(1, body.getBytes(StandardCharsets.UTF_8), 1, new BasicProperties()),
        new InvalidRecordException(field, "is missing"));
  }

  @Test
  void listsThemWithTheirReasonsAndCounts() {
    assertThat(run("list")).isZero();

    assertThat(out.toString())
        .contains("quantity is missing", "revenue is missing", "event_type is missing")
        .contains("stock_quotes: 0 dead letters", "sales: 2 dead letters")
        .contains("user_events: 1 dead letters");
  }

  @Test
  void listsOnlyWhatIsAskedFor() {
    assertThat(run("list", "--stream", "sales", "--reason", "REVENUE")).isZero();

    assertThat(out.toString())
        .contains("revenue is missing")
        .doesNotContain("quantity", "event_type", "user_events");
  }

  @Test
  void showsABodyWithoutObeyingIt() {
    assertThat(run("show", id("revenue"))).isZero();

    assertThat(out.toString())
        .contains("from queue: sales", "reason:     revenue is missing", "\\u001b[2Jsecond")
        .doesNotContain("\u001b", "first\":1");
  }

  @Test
  void dropsOneById() {
    assertThat(run("drop", id("quantity"))).isZero();

    assertThat(out.toString()).isEqualToNormalizingNewlines("sales: 1 dropped\n");
    out.getBuffer().setLength(0);
    run("list");
    assertThat(out.toString()).contains("sales: 1 dead letters").doesNotContain("quantity");
  }

  @Test
  void replaysAllOfAStream() {
    assertThat(run("replay", "--all", "--stream", "sales")).isZero();
    assertThat(run("replay", "--all", "--stream", "sales")).isZero();

    assertThat(out.toString())
        .isEqualToNormalizingNewlines("sales: 2 replayed\nThere are no such dead letters.\n");
  }

  @Test
  void saysWhatItDoesNotFind() {
    assertThat(run("drop", "0123456789ab")).isEqualTo(1);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines("pulseboard: there is no dead letter 0123456789ab\n");
  }

  @Test
  void wantsToKnowWhichLetters() {
    assertThat(run("drop")).isEqualTo(2);
    assertThat(run("replay", "--all", "0123456789ab")).isEqualTo(2);
    assertThat(run("list", "--stream", "purchases")).isEqualTo(2);
    assertThat(run("list", "--limit", "0")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString())
        .contains("Say which letters", "There is no stream 'purchases'", "--limit must be")
        .contains("Name a command");
  }

  @Test
  void saysWhenTheBrokerIsAway() {
    int exit =
        AdminApplication.run(
            Map.of("rabbitmq.url", "amqp://guest:guest@127.0.0.1:1"),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "dead",
            "list");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("pulseboard: the broker");
  }

  private String id(String field) {
    run("list");
    String id =
        out.toString()
            .lines()
            .filter(line -> line.contains(field + " is missing"))
            .map(line -> line.substring(0, 12))
            .findFirst()
            .orElseThrow();
    out.getBuffer().setLength(0);
    return id;
  }

  private int run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "dead";
    System.arraycopy(words, 0, all, 1, words.length);
    return AdminApplication.run(
        Map.of("rabbitmq.url", URL), new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
