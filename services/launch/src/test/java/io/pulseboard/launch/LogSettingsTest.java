package io.pulseboard.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LogSettingsTest {

  @Test
  void refusesAFormatOrALevelThatIsNone() {
    assertThatThrownBy(() -> start(Map.of("log.format", "xml")))
        .hasStackTraceContaining("LOG_FORMAT: must be console or json, but is 'xml'");
    assertThatThrownBy(() -> start(Map.of("log.level", "TRACE")))
        .hasStackTraceContaining("LOG_LEVEL: must be ERROR, WARN, INFO or DEBUG, but is 'TRACE'");
  }

  @Test
  void takesWhatThereIs() {
    assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    assertThatCode(() -> start(Map.of("log.format", "json", "log.level", "debug")))
        .doesNotThrowAnyException();
  }

  private static void start(Map<String, Object> properties) {
    ApplicationContext.run(properties).close();
  }
}
