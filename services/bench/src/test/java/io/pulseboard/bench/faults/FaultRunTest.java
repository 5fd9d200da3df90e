package io.pulseboard.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A short run with a fixed seed; {@code ./pulseboard bench faults} does long ones. */
class FaultRunTest {

  private static final long SEED = 1;
  private static final int FAULTS = 10;
  private static final int PER_SECOND = 25;

  @Test
  void losesAndDoublesNothing(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    FaultSummary summary =
        new FaultRun(folder, SEED, PER_SECOND, System.out).run(FAULTS, Duration.ofMinutes(10));

    assertThat(summary.faults()).hasSize(FAULTS);
    assertThat(summary.confirmed()).isGreaterThan(FAULTS * PER_SECOND);
    assertThat(summary.lostInDatabase()).as("lost in the database").isZero();
    assertThat(summary.doubledInDatabase()).as("doubled in the database").isZero();
    assertThat(summary.strangers()).as("stored, but never published").isZero();
    assertThat(summary.lostAtClients()).as("lost at clients").isZero();
    assertThat(summary.doubledAtClients()).as("doubled at clients").isZero();
    assertThat(summary.silentGaps()).as("gaps that no client was told of").isEmpty();
    assertThat(summary.lostLetters()).as("lost dead letters").isZero();
    assertThat(summary.resumed()).as("channels resumed without a gap").isPositive();
    assertThat(summary.isClean()).as("%s", summary.faults()).isTrue();
  }
}
