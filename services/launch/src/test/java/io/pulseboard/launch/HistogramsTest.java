package io.pulseboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HistogramsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  HistogramsTest() {
    registry.config().meterFilter(new Histograms());
  }

  @Test
  void countsOurTimesInBucketsFromAMillisecondToAMinute() {
    Timer timer = registry.timer("pulseboard.batch.store");
    timer.record(Duration.ofMillis(3));

    CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
    assertThat(buckets[0].bucket(TimeUnit.MILLISECONDS)).isEqualTo(1);
    assertThat(buckets[buckets.length - 1].bucket(TimeUnit.SECONDS)).isEqualTo(60);
    assertThat(Arrays.stream(buckets).limit(4).map(CountAtBucket::count))
        .containsExactly(0.0, 0.0, 1.0, 1.0);
    assertThat(registry.timer("http.server.requests").takeSnapshot().histogramCounts())
        .hasSameSizeAs(buckets);
  }

  @Test
  void leavesOthersAsTheyAre() {
    assertThat(registry.timer("jvm.gc.pause").takeSnapshot().histogramCounts()).isEmpty();
    assertThat(registry.summary("pulseboard.batch.size").takeSnapshot().histogramCounts())
        .isEmpty();
  }
}
