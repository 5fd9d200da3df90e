package io.pulseboard.bench.fanout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Finds the highest rate at which a server still brings every record to every client. */
final class Rates {

  /** What stands between the records and the clients. */
  interface Server {
    /** Hands over records at a fixed rate and gives how many. */
    long send(int perSecond, Duration time) throws IOException;

    ProcessHandle process();
  }

  /**
   * What one run showed.
   *
   * @param perSecond records a second to each client
   * @param framesPerSecond to all clients together
   * @param delivered the part of all records that clients were sent
   * @param p50 and p99: from the moment a frame's first record was due, in microseconds
   * @param cpuPerFrame the server's, in nanoseconds
   */
  record Outcome(
      int perSecond,
      double framesPerSecond,
      double delivered,
      double p50,
      double p99,
      double cpuPerFrame) {

    boolean isGood() {
      return delivered >= ENOUGH && p99 <= LATEST_MICROS;
    }
  }

  private static final double ENOUGH = 0.9999;
  private static final double LATEST_MICROS = 1e6;
  private static final int BISECTIONS = 3;
  private static final Duration TIME = Duration.ofSeconds(4);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Server server;
  private final LoadGenerator clients;
  private final int count;

  Rates(Server server, LoadGenerator clients, int count) {
    this.server = server;
    this.clients = clients;
    this.count = count;
  }

  /** The best run of a search that doubles the rate and then closes in. */
  Outcome highest(int first) throws IOException, InterruptedException {
    Outcome best = run(first);
    int bad = 0;
    int next = best.isGood() ? first * 2 : first / 2;
    for (int bisections = 0; bisections < BISECTIONS; ) {
      Outcome outcome = run(Math.max(1, next));
      if (outcome.isGood()) {
        best = outcome;
      } else {
        bad = next;
      }
      if (!best.isGood()) {
        best = outcome;
        next = next / 2;
      } else if (bad == 0) {
        next = best.perSecond() * 2;
      } else {
        bisections++;
        next = (best.perSecond() + bad) / 2;
      }
    }
    return best;
  }

  Outcome run(int perSecond) throws IOException, InterruptedException {
    // What a run before has left over is not to count in this one.
    clients.awaitQuiet();
    clients.reset();
    long cpu = cpuNanos();
    long started = System.nanoTime();
    long all = server.send(perSecond, TIME) * count;
    double seconds = (System.nanoTime() - started) / 1e9;
    Map<String, Long> seen = clients.await("records", all, GRACE);
    long frames = seen.getOrDefault("frames", 0L);
    Outcome outcome =
        new Outcome(
            perSecond,
            frames / seconds,
            seen.getOrDefault("records", 0L) / (double) all,
            seen.getOrDefault("p50", 0L),
            seen.getOrDefault("p99", 0L),
            (cpuNanos() - cpu) / (double) Math.max(1, frames));
    System.err.printf(
        "  %,d clients, %,d records/s each: %,.0f frames/s in all, %.4f delivered, p99 %,.1f ms, CPU %,.1f µs a frame%n",
        count,
        perSecond,
        outcome.framesPerSecond(),
        outcome.delivered(),
        outcome.p99() / 1e3,
        outcome.cpuPerFrame() / 1e3);
    return outcome;
  }

  private long cpuNanos() {
    return server.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
