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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;

class TickerTest {

  private final FakeClock clock = new FakeClock("2026-02-05T15:00:00Z");
  private final StreamMeters meters =
      new SimulatorMetrics(new SimpleMeterRegistry()).of(Stream.STOCK_QUOTES);

  @Test
  void makesWhatIsDueAtTheTimeOfTheTick() throws InterruptedException {
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(1_000);
    Ticker ticker = ticker("20/s", MarketCalendar.nyse(), buffer);
    assertThat(ticker.tick()).isEqualTo(Duration.ofMillis(50));
    assertThat(drain(buffer)).hasSize(1);
    clock.advance(Duration.ofMillis(500));
    ticker.tick();
    assertThat(drain(buffer))
        .hasSize(10)
        .allMatch(record -> record.timestamp().equals(clock.instant()));
    assertThat(meters.produced().count()).isEqualTo(11);
    assertThat(meters.skipped().count()).isZero();
  }

  @Test
  void waitsBetweenTenMillisecondsAndASecond() throws InterruptedException {
    assertThat(ticker("1/h", MarketCalendar.nyse(), new ArrayBlockingQueue<>(10)).tick())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(ticker("100000/s", MarketCalendar.nyse(), new ArrayBlockingQueue<>(10)).tick())
        .isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void countsAsSkippedWhatTheFullBufferCannotTake() throws InterruptedException {
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(8);
    Ticker ticker = ticker("20/s", MarketCalendar.nyse(), buffer);
    clock.advance(Duration.ofMillis(500));
    ticker.tick();
    assertThat(drain(buffer)).hasSize(8);
    assertThat(meters.produced().count()).isEqualTo(8);
    assertThat(meters.skipped().count()).isEqualTo(3);
    clock.advance(Duration.ofMillis(200));
    ticker.tick();
    assertThat(drain(buffer)).hasSize(4);
    assertThat(meters.skipped().count()).isEqualTo(3);
  }

  @Test
  void countsAsSkippedWhatAStallHeldUp() throws InterruptedException {
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(1_000);
    Ticker ticker = ticker("20/s", MarketCalendar.nyse(), buffer);
    ticker.tick();
    clock.advance(Duration.ofSeconds(5));
    ticker.tick();
    assertThat(meters.produced().count()).isEqualTo(21);
    assertThat(meters.skipped().count()).isEqualTo(80);
  }

  @Test
  void makesNothingWhileTheMarketIsClosedAndOwesNothingWhenItOpens() throws InterruptedException {
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(1_000);
    Ticker ticker = ticker("20/s", MarketCalendar.nyse(), buffer);
    clock.advance(Duration.ofHours(6));
    assertThat(ticker.tick()).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofHours(17).plusMinutes(29).plusSeconds(59));
    ticker.tick();
    assertThat(buffer).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    ticker.tick();
    assertThat(drain(buffer)).hasSize(20);
    assertThat(meters.skipped().count()).isZero();
  }

  @Test
  void roundTheClockItMakesQuotesOnASundayNight() throws InterruptedException {
    clock.advance(Duration.ofDays(3));
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(10);
    ticker("20/s", MarketCalendar.roundTheClock(), buffer).tick();
    assertThat(buffer).hasSize(1);
  }

  @Test
  void atMaxItWaitsForRoomAndSkipsNothing() throws InterruptedException {
    BlockingQueue<StreamRecord> buffer = new ArrayBlockingQueue<>(7);
    Ticker ticker = ticker("max", MarketCalendar.nyse(), buffer);
    Thread ticking = Thread.ofVirtual().start(ticker::run);
    List<StreamRecord> taken = new ArrayList<>();
    while (taken.size() < 1_000) {
      taken.add(buffer.take());
    }
    await().until(() -> buffer.remainingCapacity() == 0);
    ticking.interrupt();
    ticking.join();
    assertThat(taken).doesNotHaveDuplicates();
    assertThat(meters.produced().count()).isEqualTo(1_007);
    assertThat(meters.skipped().count()).isZero();
  }

  private Ticker ticker(String rate, MarketCalendar calendar, BlockingQueue<StreamRecord> buffer) {
    Source source =
        new Source(
            Stream.STOCK_QUOTES,
            Rate.parse("RATE", rate),
            calendar,
            Generators.of(Stream.STOCK_QUOTES, 7, 0, calendar));
    return new Ticker(source, buffer, meters, clock);
  }

  private static List<StreamRecord> drain(BlockingQueue<StreamRecord> buffer) {
    List<StreamRecord> drained = new ArrayList<>();
    buffer.drainTo(drained);
    return drained;
  }
}
