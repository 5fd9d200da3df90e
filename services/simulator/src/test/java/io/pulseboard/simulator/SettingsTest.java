package io.pulseboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.pulseboard.broker.BrokerSettings;
import io.pulseboard.contracts.Stream;
import io.pulseboard.simulation.MarketCalendar;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void defaultsMakeALivelyMarketInMarketHours() {
    try (ApplicationContext context = start(Map.of())) {
      SimulatorSettings settings = context.getBean(SimulatorSettings.class);
      assertThat(settings)
          .isEqualTo(new SimulatorSettings(true, null, 0, "20/s", "2/s", "5/s", "1/s", 10_000));
      assertThat(context.getBean(MarketSettings.class).calendar())
          .hasSameClassAs(MarketCalendar.nyse());
    }
  }

  @Test
  void everySettingHasItsEnvironmentVariable() {
    Map<String, String> environment =
        Map.of(
            "SIMULATOR_ENABLED", "false",
            "SIMULATOR_SEED", "-42",
            "SIMULATOR_EXTRA_SYMBOLS", "500",
            "SIMULATOR_STOCK_QUOTES_RATE", "max",
            "SIMULATOR_SALES_RATE", "1/m",
            "SIMULATOR_USER_EVENTS_RATE", "0",
            "SIMULATOR_FINANCIAL_METRICS_RATE", "3/h",
            "SIMULATOR_BUFFER", "77",
            "SIMULATE_MARKET_HOURS", "false");
    try (ApplicationContext context = start(environment)) {
      SimulatorSettings settings = context.getBean(SimulatorSettings.class);
      assertThat(settings)
          .isEqualTo(new SimulatorSettings(false, -42L, 500, "max", "1/m", "0", "3/h", 77));
      assertThat(settings.rate(Stream.STOCK_QUOTES).isMax()).isTrue();
      assertThat(settings.rate(Stream.SALES).perSecond()).isEqualTo(1 / 60.0);
      assertThat(settings.rate(Stream.USER_EVENTS).isOff()).isTrue();
      assertThat(settings.rate(Stream.FINANCIAL_METRICS).perSecond()).isEqualTo(3 / 3600.0);
      assertThat(context.getBean(MarketSettings.class).calendar())
          .hasSameClassAs(MarketCalendar.roundTheClock());
    }
  }

  @Test
  void userAndPasswordOfTheBrokerHaveTheirOwnVariables() {
    Map<String, String> environment =
        Map.of("RABBITMQ_USERNAME", "someone", "RABBITMQ_PASSWORD", "p@ss/w%rd");
    try (ApplicationContext context = start(environment)) {
      assertThat(context.getBean(BrokerSettings.class))
          .extracting(BrokerSettings::username, BrokerSettings::password)
          .containsExactly("someone", "p@ss/w%rd");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SIMULATOR_STOCK_QUOTES_RATE, quick",
    "SIMULATOR_SALES_RATE, 2",
    "SIMULATOR_USER_EVENTS_RATE, 5/x",
    "SIMULATOR_FINANCIAL_METRICS_RATE, -1/s",
    "SIMULATOR_EXTRA_SYMBOLS, -1",
    "SIMULATOR_EXTRA_SYMBOLS, many",
    "SIMULATOR_BUFFER, 0",
    "SIMULATOR_BUFFER, 1e9",
    "SIMULATOR_SEED, random",
    "SIMULATOR_ENABLED, perhaps",
    "SIMULATE_MARKET_HOURS, flase",
  })
  void aWrongSettingEndsTheStartByName(String name, String value) {
    assertThatThrownBy(() -> start(Map.of(name, value)).close())
        .rootCause()
        .hasMessageStartingWith(name + ": must ");
  }

  /** With these variables instead of the machine's own. */
  private static ApplicationContext start(Map<String, String> environment) {
    return ApplicationContext.builder()
        .environments("simulator")
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .propertySources(
            new MapPropertySource("environment", Map.<String, Object>copyOf(environment)) {
              @Override
              public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
              }
            })
        .build()
        .start();
  }
}
