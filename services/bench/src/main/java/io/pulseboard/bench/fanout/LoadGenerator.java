package io.pulseboard.bench.fanout;

import io.pulseboard.bench.LineProcess;
import io.pulseboard.bench.fanout.LoadClient.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The process with the clients, as seen from the benchmark. */
final class LoadGenerator implements AutoCloseable {

  private static final int HEAP_MIB = 1_024;
  private static final Duration SUBSCRIBE_LIMIT = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration QUIET = Duration.ofMillis(500);

  private final LineProcess process;

  private LoadGenerator(LineProcess process) {
    this.process = process;
  }

  /** Its clients will go to this port on loopback. */
  static LoadGenerator start(int port) throws IOException {
    return new LoadGenerator(
        LineProcess.start(LoadClients.class, HEAP_MIB, Integer.toString(port)));
  }

  /** Adds clients that are connected, and maybe not subscribed yet. */
  void connect(int count, Manner manner) throws IOException {
    var _ = process.ask("connect " + count + " " + manner + " " + LoadedApi.STREAM.id());
  }

  /** Adds healthy clients to those that there are and waits until they have had their snapshots. */
  void subscribe(int count) throws IOException, InterruptedException {
    reset();
    connect(count, Manner.HEALTHY);
    var _ = await("snapshots", count, SUBSCRIBE_LIMIT);
  }

  /** Forgets the counts. */
  void reset() throws IOException {
    var _ = process.ask("reset");
  }

  /** The counts since, by name; what never happened is not there. */
  Map<String, Long> stats() throws IOException {
    return process.ask("stats");
  }

  /** Waits until a count has got that far, or the time is over, and gives all counts. */
  Map<String, Long> await(String count, long least, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<String, Long> seen = stats();
    while (seen.getOrDefault(count, 0L) < least && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS);
      seen = stats();
    }
    return seen;
  }

  /** Waits until no more frames come. */
  void awaitQuiet() throws IOException, InterruptedException {
    long before = -1;
    long frames = stats().getOrDefault("frames", 0L);
    while (frames != before) {
      Thread.sleep(QUIET);
      before = frames;
      frames = stats().getOrDefault("frames", 0L);
    }
  }

  /** Ends all connections and has all clients come back at once. */
  void cut() throws IOException {
    var _ = process.ask("cut");
  }

  /** Ends the clients of a manner. */
  void drop(Manner manner) throws IOException {
    var _ = process.ask("drop " + manner);
  }

  @Override
  public void close() {
    process.close();
  }
}
