package io.pulseboard.bench.fanout;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the clients of one event loop have seen since the last {@link #reset}. */
final class LoadStats {

  private static final long SLOWEST_MICROS = 60_000_000;

  private final Map<String, Long> counts = new TreeMap<>();
  private final Histogram micros = new Histogram(1, SLOWEST_MICROS, 3);
  private long frames;
  private long bytes;
  private long records;

  void frame(int frameBytes, int frameRecords, long age) {
    frames++;
    bytes += frameBytes;
    records += frameRecords;
    micros.recordValue(Math.clamp(age, 1, SLOWEST_MICROS));
  }

  void connected() {
    add("connected", 1);
  }

  void closed() {
    add("closed", 1);
  }

  void snapshot() {
    add("snapshots", 1);
  }

  void resumed(boolean recovered) {
    add(recovered ? "recovered" : "notRecovered", 1);
  }

  void lagging(long skipped) {
    add("lagging", 1);
    add("skipped", skipped);
  }

  void brokenChain() {
    add("brokenChains", 1);
  }

  /** A record was missing, or came again. */
  void outOfOrder(long distance) {
    add(distance > 0 ? "missing" : "doubled", Math.abs(distance));
  }

  void error(String frame) {
    add("errors", 1);
    System.err.println("a client was told " + frame);
  }

  private void add(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  void reset() {
    counts.clear();
    micros.reset();
    frames = 0;
    bytes = 0;
    records = 0;
  }

  void addTo(Map<String, Long> sums, Histogram ages) {
    counts.forEach((name, count) -> sums.merge(name, count, Long::sum));
    sums.merge("frames", frames, Long::sum);
    sums.merge("bytes", bytes, Long::sum);
    sums.merge("records", records, Long::sum);
    ages.add(micros);
  }
}
