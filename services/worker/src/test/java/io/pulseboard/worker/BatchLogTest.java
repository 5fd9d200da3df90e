package io.pulseboard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.pulseboard.contracts.Stream;
import io.pulseboard.launch.JsonLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

class BatchLogTest {

  private static final Path VECTOR = Path.of("../../charts/pulseboard/vector/pipeline.yaml");

  private final Logger logger = (Logger) LoggerFactory.getLogger(BatchLog.class);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(appender);
  }

  @Test
  void tellsOfOneBatchInEachInterval() {
    BatchLog log = new BatchLog(Stream.SALES, Duration.ofHours(1));
    log.stored(40, Duration.ofNanos(1_234_567));
    log.stored(50, Duration.ofMillis(2));

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("\"message\":\"stored a batch\"")
        .contains("\"stream\":\"sales\",\"records\":40,\"store_ms\":1.235");
  }

  @Test
  void saysNothingUnlessItIsAsked() {
    new BatchLog(Stream.SALES, Duration.ZERO).stored(40, Duration.ofMillis(1));

    assertThat(lines()).isEmpty();
  }

  /** Vector itself is not part of the tests; that it looks for what is there can be seen. */
  @Test
  @SuppressWarnings("unchecked")
  void writesTheFieldsThatVectorMakesItsMetricOf() throws IOException {
    new BatchLog(Stream.SALES, Duration.ofMillis(1)).stored(40, Duration.ofMillis(1));
    Map<String, Map<String, Map<String, Object>>> pipeline =
        new Yaml().load(Files.readString(VECTOR));
    Map<String, Map<String, Object>> transforms = pipeline.getOrDefault("transforms", Map.of());
    String programs =
        transforms.getOrDefault("pulseboard_batches", Map.of()).get("condition")
            + " "
            + transforms.getOrDefault("pulseboard_insert", Map.of()).get("source");
    Map<String, Object> metric =
        ((List<Map<String, Object>>)
                transforms
                    .getOrDefault("pulseboard_metrics", Map.of())
                    .getOrDefault("metrics", List.of()))
            .getFirst();

    assertThat(programs).contains(".logger == \"" + BatchLog.class.getName() + "\"", ".store_ms");
    assertThat(programs).contains("." + metric.get("field") + " = ");
    assertThat(metric.get("tags")).isEqualTo(Map.of("stream", "{{ stream }}"));
    assertThat(lines().getFirst()).contains("\"stream\":", "\"store_ms\":");
  }

  private List<String> lines() {
    return appender.list.stream()
        .map(event -> new String(new JsonLines().encode(event), StandardCharsets.UTF_8))
        .toList();
  }
}
