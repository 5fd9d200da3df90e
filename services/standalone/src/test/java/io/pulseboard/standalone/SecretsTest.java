package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.pulseboard.launch.JsonLines;
import io.pulseboard.launch.Service;
import io.pulseboard.testing.TestServers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong with a server, no log line tells its password. */
class SecretsTest {

  private static final String PASSWORD = "s3cret";
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.pulseboard");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final JsonLines encoder = new JsonLines();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
      };
  private Level before = Level.INFO;

  @BeforeEach
  void listen() {
    before = OURS.getLevel();
    OURS.setLevel(Level.DEBUG);
    appender.start();
    ROOT.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    ROOT.detachAppender(appender);
    OURS.setLevel(before);
  }

  @Test
  void areNotToldWhenServersAreAway() {
    run(
        Map.of(
            "database.url", "postgresql://user:" + PASSWORD + "@localhost:1/pulseboard",
            "rabbitmq.url", "amqp://user:" + PASSWORD + "@localhost:1",
            "redis.url", "redis://user:" + PASSWORD + "@localhost:1"));
  }

  @Test
  void areNotToldWhenServersRefuseThem() {
    run(
        Map.of(
            "database.url", withPassword(TestServers.newDatabase(), "postgresql"),
            "rabbitmq.url", withPassword(TestServers.endpoints().rabbitmqUrl(), "amqp"),
            "redis.url", withPassword(TestServers.endpoints().redisUrl(), "redis")));
  }

  @ParameterizedTest
  @CsvSource({
    "database.url, postgresql://user:s3cret@/no host",
    "rabbitmq.url, amqp://user:s3cret@no host",
    "redis.url, redis://user:s3cret@no host"
  })
  void areNotToldWhenAUrlCannotBeRead(String setting, String url) {
    assertThatThrownBy(() -> start(Map.of(setting, url)))
        .satisfies(failed -> {
          assertThat(Service.reason(failed)).contains("must look like").doesNotContain(PASSWORD);
          OURS.error("could not start", failed);
        });
    assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
  }

  /** Until each service has said what it lacks. */
  private void run(Map<String, Object> servers) {
    Service service = start(servers);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> {
            assertThat(lines).anyMatch(line -> line.contains("waiting for the database's schema"));
            assertThat(lines).anyMatch(line -> line.contains("cannot publish"));
          });
    } finally {
      service.close();
    }
    assertThat(lines).noneMatch(line -> line.contains(PASSWORD));
  }

  private static Service start(Map<String, Object> servers) {
    Map<String, Object> settings = new HashMap<>(servers);
    settings.put("api.port", 0);
    return Service.start(settings, "simulator", "worker", "api", "standalone");
  }

  private static String withPassword(String url, String scheme) {
    URI uri = URI.create(url);
    String path = uri.getPath() == null ? "" : uri.getPath();
    return scheme + "://user:" + PASSWORD + "@" + uri.getHost() + ":" + uri.getPort() + path;
  }
}
