package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.embedded.BrokerStore;
import io.pulseboard.embedded.Endpoints;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandaloneSettingsTest {

  @Test
  void hasDefaultsThatANewcomerNeedsNotKnow() {
    StandaloneSettings settings = StandaloneSettings.of(Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.brokerStore()).isEqualTo(BrokerStore.DURABLE);
    assertThat(settings.given()).isEmpty();
    assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".pulseboard"));
  }

  @Test
  void takesTheEnvironmentsWord() {
    StandaloneSettings settings =
        StandaloneSettings.of(
            Map.of(
                "API_PORT", "9090",
                "PULSEBOARD_HOME", "/somewhere",
                "BROKER_STORE", "memory",
                "DATABASE_URL", "d",
                "RABBITMQ_URL", "r",
                "REDIS_URL", "s"));

    assertThat(settings.port()).isEqualTo(9090);
    assertThat(settings.home()).isEqualTo(Path.of("/somewhere"));
    assertThat(settings.brokerStore()).isEqualTo(BrokerStore.MEMORY);
    assertThat(settings.given()).contains(new Endpoints("d", "r", "s"));
  }

  @Test
  void namesTheSettingThatIsWrong() {
    assertRefused(Map.of("API_PORT", "eighty"), "API_PORT: must be a port number, but is 'eighty'");
    assertRefused(Map.of("API_PORT", "70000"), "API_PORT: must be from 0 to 65535, but is '70000'");
    assertRefused(Map.of("BROKER_STORE", "disk"), "BROKER_STORE: must be durable or memory");
    assertRefused(
        Map.of("DATABASE_URL", "d"),
        "DATABASE_URL, RABBITMQ_URL, REDIS_URL: set all three to use your servers, or none");
  }

  private static void assertRefused(Map<String, String> environment, String message) {
    assertThatThrownBy(() -> StandaloneSettings.of(environment))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }
}
