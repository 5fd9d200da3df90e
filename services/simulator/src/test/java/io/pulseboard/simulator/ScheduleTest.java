package io.pulseboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.simulation.Rate;
import io.pulseboard.simulator.Schedule.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ScheduleTest {

  private static final Instant START = Instant.parse("2026-02-05T15:00:00Z");

  @Property
  void whatTimeOwesIsMadeOrSkippedToTheRecord(
      @ForAll @DoubleRange(min = 0.01, max = 100_000) double rate, @ForAll long seed) {
    Random random = new Random(seed);
    Schedule schedule = new Schedule(new Rate(rate), START);
    Instant now = START;
    double total = 0;
    for (int i = 0; i < 200; i++) {
      now = now.plusNanos(random.nextLong(random.nextInt(10) == 0 ? 5_000_000_000L : 50_000_000L));
      Due due = schedule.at(now, 1);
      assertThat(due.records()).isLessThanOrEqualTo((int) Math.max(1, rate));
      total += (double) due.records() + due.skipped();
    }
    double owed = Duration.between(START, now).toNanos() / 1e9 * rate;
    assertThat(total).isBetween(owed - 0.001, owed + 1.001);
  }

  @Property
  void withoutStallsNothingIsSkipped(
      @ForAll @DoubleRange(min = 0.01, max = 10_000) double rate, @ForAll long seed) {
    Random random = new Random(seed);
    Schedule schedule = new Schedule(new Rate(rate), START);
    Instant now = START;
    for (int i = 0; i < 500; i++) {
      now = now.plusNanos(random.nextLong(20_000_000L));
      assertThat(schedule.at(now, 1).skipped()).isZero();
    }
  }

  @Example
  void theFirstRecordIsDueAtOnceAndTheNextOneAPeriodLater() {
    Schedule schedule = new Schedule(Rate.parse("RATE", "1/m"), START);
    assertThat(schedule.at(START, 1)).isEqualTo(new Due(1, 0));
    assertThat(schedule.untilNext(1)).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    assertThat(schedule.at(START.plusSeconds(59), 1)).isEqualTo(new Due(0, 0));
    assertThat(schedule.at(START.plusSeconds(61), 1)).isEqualTo(new Due(1, 0));
  }

  @Example
  void aStallOwesOneSecondsWorthAndSkipsTheRest() {
    Schedule schedule = new Schedule(new Rate(20), START);
    schedule.at(START, 1);
    assertThat(schedule.at(START.plusSeconds(10), 1)).isEqualTo(new Due(20, 180));
    assertThat(schedule.at(START.plusSeconds(11), 1)).isEqualTo(new Due(20, 0));
  }

  @Example
  void aStallOfASlowStreamOwesOneRecord() {
    Schedule schedule = new Schedule(Rate.parse("RATE", "1/m"), START);
    schedule.at(START, 1);
    assertThat(schedule.at(START.plusSeconds(301), 1)).isEqualTo(new Due(1, 4));
  }

  @Example
  void aPauseOwesNothing() {
    Schedule schedule = new Schedule(new Rate(20), START);
    schedule.at(START, 1);
    schedule.pause(START.plusSeconds(3_600));
    assertThat(schedule.at(START.plusSeconds(3_601), 1)).isEqualTo(new Due(20, 0));
  }

  @Example
  void aClockThatIsSetBackOwesNothingUntilItMovesOn() {
    Schedule schedule = new Schedule(new Rate(20), START);
    schedule.at(START, 1);
    assertThat(schedule.at(START.minusSeconds(3_600), 1)).isEqualTo(new Due(0, 0));
    assertThat(schedule.at(START.minusSeconds(3_599), 1)).isEqualTo(new Due(20, 0));
  }

  @Example
  void theTimeOfDayScalesTheRate() {
    Schedule schedule = new Schedule(new Rate(10), START);
    schedule.at(START, 1);
    assertThat(schedule.at(START.plusSeconds(1), 1.5)).isEqualTo(new Due(15, 0));
    assertThat(schedule.at(START.plusSeconds(2), 0.5)).isEqualTo(new Due(5, 0));
  }
}
