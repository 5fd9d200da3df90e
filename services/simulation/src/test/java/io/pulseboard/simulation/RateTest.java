package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({
    "20/s, 20",
    "1/m, 0.016666666667",
    "6/h, 0.001666666667",
    "0.5/s, 0.5",
    "' 12 / M ', 0.2",
    "1000000/s, 1000000",
    "0, 0",
    "0/s, 0",
  })
  void readsRecordsPerSecondMinuteOrHour(String text, double perSecond) {
    Rate rate = Rate.parse("RATE", text);
    assertThat(rate.perSecond()).isCloseTo(perSecond, within(1e-9));
    assertThat(rate.isOff()).isEqualTo(perSecond == 0);
    assertThat(rate.isMax()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max", "MAX", " max "})
  void maxIsWithoutBound(String text) {
    assertThat(Rate.parse("RATE", text).isMax()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "20", "-1/s", "1e9/s", "20/d", "20//s", "NaN/s", "1000001/s"})
  void anythingElseIsRefusedByTheSettingsName(String text) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> Rate.parse("SIMULATOR_SALES_RATE", text))
        .withMessageStartingWith("SIMULATOR_SALES_RATE: must ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NEGATIVE_INFINITY, Double.NaN})
  void isNeverLessThanNothing(double perSecond) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(perSecond));
  }
}
