package io.pulseboard.bench.fanout;

import io.pulseboard.bench.LineProcess;
import io.pulseboard.bench.Measurement;
import io.pulseboard.bench.fanout.LoadClient.Manner;
import io.pulseboard.bench.fanout.Rates.Outcome;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.testing.ServiceProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The highest rate at which all clients are sent everything, and what a frame costs, beside a bare
 * server. The api gathers by itself when it is late, so it does not wait for a tick here.
 */
final class RateBench {

  private static final int HEAP_MIB = 512;
  private static final int WARM_UP_RATE = 20;
  private static final int FIRST_FRAMES_PER_SECOND = 10_000;
  private static final double GOAL = 0.7;

  /** The best run, and one at half of the bare server's best rate. */
  private record Pair(Outcome best, Outcome atHalf) {}

  private final Endpoints endpoints;
  private final int count;

  RateBench(Endpoints endpoints, int count) {
    this.endpoints = endpoints;
    this.count = count;
  }

  List<Measurement> run() throws IOException, InterruptedException {
    Pair bare = bare();
    Pair api = api(bare.best().perSecond() / 2);
    String name = "fanout: %,d clients, ".formatted(count);
    return List.of(
        Measurement.against(
            name + "records/s to each, all delivered",
            api.best().perSecond(),
            "records/s",
            bare.best().perSecond(),
            GOAL),
        Measurement.alone(
            name + "frames that they came in", api.best().framesPerSecond(), "frames/s"),
        Measurement.alone(name + "p50 at half of the bare rate", api.atHalf().p50(), "µs"),
        Measurement.alone(name + "p50 of the bare server", bare.atHalf().p50(), "µs"),
        Measurement.alone(name + "p99 at half of the bare rate", api.atHalf().p99(), "µs"),
        Measurement.alone(name + "p99 of the bare server", bare.atHalf().p99(), "µs"),
        // Nanoseconds a frame are milliseconds a million frames.
        Measurement.against(
            name + "processor time of a million frames",
            api.atHalf().cpuPerFrame(),
            "ms",
            bare.atHalf().cpuPerFrame(),
            1 / GOAL));
  }

  private Pair bare() throws IOException, InterruptedException {
    System.err.println("a bare server");
    int port = ServiceProcess.freePort();
    try (LineProcess server =
            LineProcess.start(BareServer.class, HEAP_MIB, Integer.toString(port));
        LoadGenerator generator = LoadGenerator.start(port)) {
      generator.connect(count, Manner.HEALTHY);
      Rates rates =
          new Rates(
              (perSecond, time) ->
                  server
                      .ask("run " + perSecond + " " + time.toSeconds())
                      .getOrDefault("records", 0L),
              server.process(),
              generator,
              count);
      Outcome best = warmAndFindHighest(rates);
      return new Pair(best, rates.run(Math.max(1, best.perSecond() / 2)));
    }
  }

  private Pair api(int half) throws IOException, InterruptedException {
    System.err.println("the api");
    try (LoadedApi api =
            LoadedApi.start(endpoints, HEAP_MIB, Map.of("LIVE_TICK", "0ms"), List.of());
        LoadGenerator generator = LoadGenerator.start(api.port())) {
      generator.subscribe(count);
      Rates rates = new Rates(api::append, api.process().process(), generator, count);
      Outcome best = warmAndFindHighest(rates);
      return new Pair(best, rates.run(Math.max(1, half)));
    }
  }

  private Outcome warmAndFindHighest(Rates rates) throws IOException, InterruptedException {
    var _ = rates.run(WARM_UP_RATE);
    return rates.highest(Math.max(10, FIRST_FRAMES_PER_SECOND / count));
  }
}
