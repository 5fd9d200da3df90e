package io.pulseboard.bench.fanout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Finds the highest rate at which a server still brings every record to every client. */
final class Rates {

  /** Hands over records at a fixed rate and gives how many. */
  interface Sender {
    long send(int perSecond, Duration time) throws IOException;
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

  private final Sender sender;
  private final ProcessHandle server;
  private final LoadGenerator clients;
  private final int count;

  Rates(Sender sender, ProcessHandle server, LoadGenerator clients, int count) {
    this.sender = sender;
    this.server = server;
    this.clients = clients;
    this.count = count;
  }

  /**
   * The best run of a search that doubles the rate and then closes in; one that is not good when
   * not even one record a second is delivered.
   */
  Outcome highest(int first) throws IOException, InterruptedException {
    Outcome best = run(first);
    while (!best.isGood() && best.perSecond() > 1) {
      best = run(best.perSecond() / 2);
    }
    Outcome next = run(best.perSecond() * 2);
    while (next.isGood()) {
      best = next;
      next = run(best.perSecond() * 2);
    }
    int bad = next.perSecond();
    for (int i = 0; i < BISECTIONS; i++) {
      next = run((best.perSecond() + bad) / 2);
      if (next.isGood()) {
        best = next;
      } else {
        bad = next.perSecond();
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
    long all = sender.send(perSecond, TIME) * count;
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
    return server.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
