package io.pulseboard.bench.fanout;

import io.pulseboard.bench.Measurement;
import io.pulseboard.bench.fanout.LoadClient.Manner;
import io.pulseboard.embedded.Endpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Healthy clients at a steady rate, first alone and then beside some that do not read. */
public final class SlowClients {

  private static final int HEAP_MIB = 128;
  private static final int BAD = 50;
  private static final int PER_SECOND = 400;
  private static final int WINDOWS_ALONE = 6;
  private static final double MOST_CHANGE = 1.2;
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(10);

  private final Endpoints endpoints;
  private final int healthy;
  private final Duration window;

  /** With so many healthy clients, 50 of each bad manner, and figures for each window of time. */
  public SlowClients(Endpoints endpoints, int healthy, Duration window) {
    this.endpoints = endpoints;
    this.healthy = healthy;
    this.window = window;
  }

  /**
   * What a run showed.
   *
   * @param alone the healthy ones' p99 before the bad ones came and after they left, in
   *     microseconds
   * @param beside the same beside the bad ones
   * @param closed healthy clients that were disconnected
   * @param missed records that healthy ones were not sent
   * @param lagging times that a healthy one was told it was
   * @param badClosed bad ones that the server closed
   * @param heapBefore and heapAfter: bytes in use after a full collection
   */
  public record Outcome(
      double alone,
      double beside,
      long closed,
      long missed,
      long lagging,
      double badClosed,
      long heapBefore,
      long heapAfter) {

    List<Measurement> measurements() {
      return List.of(
          Measurement.against(
              "slow: p99 of healthy clients beside bad ones, by that without",
              beside,
              "µs",
              alone,
              MOST_CHANGE),
          Measurement.alone("slow: healthy clients dropped, goal 0", (double) closed, "clients"),
          Measurement.alone(
              "slow: records that healthy clients missed, goal 0", (double) missed, "records"),
          Measurement.alone("slow: times a healthy client lagged", (double) lagging, "times"),
          Measurement.alone("slow: bad clients closed", badClosed, "times"),
          Measurement.against(
              "slow: heap in use after, by before",
              (double) heapAfter,
              "bytes",
              (double) heapBefore,
              MOST_CHANGE));
    }
  }

  /** Has the bad clients stay for {@code time}. */
  public Outcome run(Duration time) throws IOException, InterruptedException {
    try (LoadedApi api = LoadedApi.start(endpoints, HEAP_MIB, Map.of(), List.of());
        LoadGenerator generator = LoadGenerator.start(api.port())) {
      generator.subscribe(healthy);
      var _ = window(api, generator);
      Windows alone = new Windows();
      for (int i = 0; i < WINDOWS_ALONE; i++) {
        alone.add(window(api, generator));
      }
      long heapBefore = api.process().liveHeapBytes();
      generator.connect(BAD, Manner.NEVER);
      generator.connect(BAD, Manner.DRIP);
      Windows beside = new Windows();
      long windows = Math.max(1, time.dividedBy(window));
      for (int i = 0; i < windows; i++) {
        beside.add(window(api, generator));
        System.err.printf(
            "  beside bad clients for %d s: p99 %,.1f ms, %,d MiB resident%n",
            (i + 1) * window.toSeconds(),
            beside.last() / 1e3,
            api.process().residentBytes().orElse(0) >> 20);
      }
      long heapAfter = api.process().liveHeapBytes();
      generator.drop(Manner.NEVER);
      generator.drop(Manner.DRIP);
      // What else the machine does by now counts for both.
      for (int i = 0; i < WINDOWS_ALONE; i++) {
        alone.add(window(api, generator));
      }
      return new Outcome(
          alone.median(),
          beside.median(),
          alone.closed + beside.closed,
          alone.missed + beside.missed,
          alone.lagging + beside.lagging,
          api.process().metric("pulseboard_live_closed_total"),
          heapBefore,
          heapAfter);
    }
  }

  private Map<String, Long> window(LoadedApi api, LoadGenerator generator)
      throws IOException, InterruptedException {
    generator.reset();
    long all = api.append(PER_SECOND, window) * healthy;
    Map<String, Long> seen = generator.await("records", all, SETTLE_LIMIT);
    seen.put("missed", all - seen.getOrDefault("records", 0L));
    return seen;
  }

  private static final class Windows {
    private final List<Long> p99 = new ArrayList<>();
    private long closed;
    private long missed;
    private long lagging;

    void add(Map<String, Long> window) {
      p99.add(window.getOrDefault("p99", 0L));
      closed += window.getOrDefault("closed", 0L);
      missed += window.getOrDefault("missed", 0L);
      lagging += window.getOrDefault("lagging", 0L);
    }

    long last() {
      return p99.getLast();
    }

    double median() {
      return p99.stream().sorted().toList().get(p99.size() / 2);
    }
  }
}
