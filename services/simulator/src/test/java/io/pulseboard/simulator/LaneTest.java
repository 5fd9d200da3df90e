package io.pulseboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.Rate;
import io.pulseboard.simulator.SimulatorMetrics.StreamMeters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {

  /** Takes nothing while it is away, as a broker would. */
  private static final class FakeBroker implements Consumer<List<StreamRecord>> {
    private final List<List<StreamRecord>> batches = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private final AtomicInteger refusals = new AtomicInteger();

    @Override
    public void accept(List<StreamRecord> records) {
      if (away) {
        refusals.incrementAndGet();
        throw new IllegalStateException("away");
      }
      batches.add(List.copyOf(records));
    }

    List<StreamRecord> records() {
      return batches.stream().flatMap(List::stream).toList();
    }
  }

  private final FakeClock clock = new FakeClock("2026-02-05T15:00:00Z");
  private final FakeBroker broker = new FakeBroker();
  private final StreamMeters meters =
      new SimulatorMetrics(new SimpleMeterRegistry()).of(Stream.SALES);
  private @Nullable Lane started;

  @AfterEach
  void endThreads() throws InterruptedException {
    if (started != null) {
      started.stopTicking();
      started.finish(Duration.ZERO);
    }
  }

  @Test
  void publishesWhatItsTickerMakes() {
    Lane lane = start("max", 1_000, broker);
    await().until(() -> broker.records().size() >= 2_000);
    assertThat(broker.records()).doesNotHaveDuplicates();
    assertThat(broker.batches).allMatch(batch -> batch.size() <= 500);
    assertThat(lane.isWorking()).isTrue();
    assertThat(lane.state()).isEqualTo("nothing waits for the broker");
  }

  @Test
  void holdsItsRecordsWhileTheBrokerIsAwayAndPublishesAllOnItsReturn() throws InterruptedException {
    broker.away = true;
    Lane lane = start("max", 300, broker);
    await().until(() -> meters.produced().count() >= 301 && broker.refusals.get() > 1);
    broker.away = false;
    await().until(() -> broker.records().size() >= 1_000);
    lane.stopTicking();
    assertThat(lane.finish(Duration.ofSeconds(5))).isZero();
    assertThat(broker.records()).doesNotHaveDuplicates().hasSize((int) meters.produced().count());
    assertThat(meters.published().count()).isEqualTo(meters.produced().count());
  }

  @Test
  void isDownOnceRecordsHaveWaitedForMoreThanHalfAMinute() {
    broker.away = true;
    Lane lane = start("1/m", 10, broker);
    await().until(() -> broker.refusals.get() > 0);
    assertThat(lane.isWorking()).isTrue();
    clock.advance(Duration.ofSeconds(31));
    assertThat(lane.isWorking()).isFalse();
    assertThat(lane.state()).contains("wait for the broker since 2026-02-05T15:00:00Z");
    broker.away = false;
    await().until(lane::isWorking);
    assertThat(broker.records()).isNotEmpty();
  }

  @Test
  void stopsWithinItsLimitAndSaysWhatIsLost() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Lane lane =
        start(
            "1/m",
            10,
            records -> {
              try {
                never.await();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
              }
            });
    await().until(() -> meters.produced().count() == 1);
    lane.stopTicking();
    assertThat(lane.finish(Duration.ofMillis(100))).isEqualTo(1);
    assertThat(lane.state()).isEqualTo("stopped");
    assertThat(meters.published().count()).isZero();
  }

  private Lane start(String rate, int capacity, Consumer<List<StreamRecord>> outlet) {
    MarketCalendar calendar = MarketCalendar.roundTheClock();
    Source source =
        new Source(
            Stream.SALES,
            Rate.parse("RATE", rate),
            calendar,
            Generators.of(Stream.SALES, 7, 0, calendar));
    Lane lane = new Lane(source, capacity, outlet, meters, clock);
    lane.start();
    started = lane;
    return lane;
  }
}
