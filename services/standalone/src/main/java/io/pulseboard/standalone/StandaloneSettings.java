package io.pulseboard.standalone;

import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.embedded.BrokerStore;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.launch.Service;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be known before the first bean is there.
 *
 * @param home the data folder, {@code PULSEBOARD_HOME}
 * @param port {@code API_PORT}; 0 lets the system choose
 * @param brokerStore {@code BROKER_STORE}, durable or memory
 * @param given the user's own servers, when all three URLs are set
 */
record StandaloneSettings(Path home, int port, BrokerStore brokerStore, Optional<Endpoints> given) {

  /**
   * @throws InvalidSettingException when a setting is unusable
   */
  static StandaloneSettings of(Map<String, String> environment) {
    String home =
        environment.getOrDefault(
            "PULSEBOARD_HOME", Path.of(System.getProperty("user.home"), ".pulseboard").toString());
    return new StandaloneSettings(
        Path.of(home).toAbsolutePath(),
        Service.port("API_PORT", environment.getOrDefault("API_PORT", "8080")),
        store(environment.getOrDefault("BROKER_STORE", "durable")),
        given(environment));
  }

  private static BrokerStore store(String text) {
    try {
      return BrokerStore.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new InvalidSettingException("BROKER_STORE", "must be durable or memory");
    }
  }

  private static Optional<Endpoints> given(Map<String, String> environment) {
    Optional<Endpoints> given = Endpoints.given(environment);
    if (given.isEmpty()
        && Stream.of("DATABASE_URL", "RABBITMQ_URL", "REDIS_URL")
            .anyMatch(environment::containsKey)) {
      throw new InvalidSettingException(
          "DATABASE_URL, RABBITMQ_URL, REDIS_URL", "set all three to use your servers, or none");
    }
    return given;
  }
}
