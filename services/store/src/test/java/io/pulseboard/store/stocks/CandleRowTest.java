package io.pulseboard.store.stocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CandleRowTest {

  private static final CandleRow LATE_IN_SESSION = row(900_000, 1_000_000, 1_000_000);

  @Test
  void countsFromTheRowBefore() {
    assertThat(row(1_000_300, 1_000_700, 1_000_700).traded(LATE_IN_SESSION)).isEqualTo(700);
  }

  @Test
  void countsAllOfWhatIsFirstKnown() {
    assertThat(LATE_IN_SESSION.traded(null)).isEqualTo(1_000_000);
  }

  @Test
  void startsAtZeroInAnotherSession() {
    assertThat(row(40, 900, 900).traded(LATE_IN_SESSION)).isEqualTo(900);
  }

  @Test
  void countsTheEndOfASessionAndTheStartOfTheNext() {
    assertThat(row(1_000_300, 1_000_700, 200).traded(LATE_IN_SESSION)).isEqualTo(900);
  }

  @Test
  void takesALittleLessForTheSameSessionToldByAnotherSource() {
    assertThat(row(990_000, 990_500, 990_500).traded(LATE_IN_SESSION)).isEqualTo(500);
    assertThat(row(1_000_100, 1_000_500, 990_000).traded(LATE_IN_SESSION)).isEqualTo(500);
  }

  private static CandleRow row(long opening, long peak, long closing) {
    return new CandleRow(Instant.EPOCH, 1, 1, 1, 1, opening, peak, closing);
  }
}
