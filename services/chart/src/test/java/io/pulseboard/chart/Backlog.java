package io.pulseboard.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Queues that workers drain, second by second.
 *
 * @param waiting records of each queue at the start
 * @param arriving records that come to each queue in a second, for {@code arrivingFor} seconds
 */
record Backlog(String name, double[] waiting, double[] arriving, int arrivingFor) {

  /** A moment of a run: how many workers there are and how many records wait. */
  record Moment(int second, int workers, double waiting) {}

  /** What a run is made with. */
  record Assumptions(double recordsPerWorker, int secondsToStart) {}

  /** Who says how many workers there are to be. */
  interface Scaling {
    int workers(int second, int workers, double[] queues);
  }

  static final int LONGEST = 7_200;

  /** Every second until nothing arrives, nothing waits and the workers are {@code rest} again. */
  List<Moment> run(Assumptions assumed, int start, int rest, Scaling scaling) {
    double[] queues = waiting.clone();
    List<Moment> moments = new ArrayList<>();
    int[] workers = new int[LONGEST];
    workers[0] = start;
    for (int second = 0; second < LONGEST; second++) {
      int now = second == 0 ? start : workers[second - 1];
      workers[second] = scaling.workers(second, now, queues);
      moments.add(new Moment(second, workers[second], Arrays.stream(queues).sum()));
      boolean over = second >= arrivingFor && Arrays.stream(queues).sum() == 0;
      if (over && workers[second] == rest) {
        return moments;
      }
      for (int queue = 0; queue < queues.length; queue++) {
        queues[queue] += second < arrivingFor ? arriving[queue] : 0;
      }
      drain(
          queues, working(workers, second, assumed.secondsToStart()) * assumed.recordsPerWorker());
    }
    throw new IllegalStateException(name + " does not end within " + LONGEST + " seconds");
  }

  List<Moment> runWith(Assumptions assumed, int workers) {
    return run(assumed, workers, workers, (_, _, _) -> workers);
  }

  /** Pods that have been there for long enough; those that go leave at once. */
  private static int working(int[] workers, int second, int secondsToStart) {
    IntUnaryOperator at = when -> workers[Math.max(0, when)];
    int fewest = workers[second];
    for (int back = 1; back <= secondsToStart; back++) {
      fewest = Math.min(fewest, at.applyAsInt(second - back));
    }
    return fewest;
  }

  /** Each worker takes from all queues alike, so a short one leaves its share to the others. */
  private static void drain(double[] queues, double capacity) {
    double left = capacity;
    while (left > 1e-9) {
      long full = Arrays.stream(queues).filter(length -> length > 0).count();
      if (full == 0) {
        return;
      }
      double share = left / full;
      for (int queue = 0; queue < queues.length; queue++) {
        double taken = Math.min(queues[queue], share);
        queues[queue] -= taken;
        left -= taken;
      }
    }
  }

  /** When the last record had been stored. */
  static int drained(List<Moment> moments) {
    return moments.stream()
        .filter(moment -> moment.waiting() > 0)
        .mapToInt(moment -> moment.second() + 1)
        .max()
        .orElse(0);
  }
}
