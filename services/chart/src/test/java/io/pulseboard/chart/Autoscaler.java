package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What KEDA and the autoscaler that it makes do with a ScaledObject, as documented: KEDA wakes a
 * deployment that has no pods and puts it to sleep; above that the HorizontalPodAutoscaler wants
 * {@code ceil(length / target)} pods for each queue and takes the most, unless that is within a
 * tenth of what is there, and its behaviour bounds each step.
 */
final class Autoscaler {

  /**
   * The controller's defaults, {@code --horizontal-pod-autoscaler-sync-period} and {@code
   * -tolerance}.
   */
  static final int SYNC_SECONDS = 15;

  private static final double TOLERANCE = 0.1;

  /** Something that was so at a time, in seconds. */
  private record At(int second, int count) {}

  private final int min;
  private final int max;
  private final int polling;
  private final int cooldown;
  private final double target;
  private final JsonNode up;
  private final JsonNode down;
  private final Deque<At> wanted = new ArrayDeque<>();
  private final Deque<At> added = new ArrayDeque<>();
  private final Deque<At> removed = new ArrayDeque<>();
  private int lastActive;

  Autoscaler(Manifest scaledObject) {
    JsonNode spec = scaledObject.at("/spec");
    min = spec.path("minReplicaCount").asInt();
    max = spec.path("maxReplicaCount").asInt();
    polling = spec.path("pollingInterval").asInt();
    cooldown = spec.path("cooldownPeriod").asInt();
    target = spec.at("/triggers/0/metadata/value").asDouble();
    JsonNode behavior = spec.at("/advanced/horizontalPodAutoscalerConfig/behavior");
    up = behavior.path("scaleUp");
    down = behavior.path("scaleDown");
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  double target() {
    return target;
  }

  /** How many pods there are to be, given those that there are and the lengths of all queues. */
  int replicas(int second, int replicas, double[] queues) {
    boolean active = Arrays.stream(queues).anyMatch(length -> length > 0);
    lastActive = active ? second : lastActive;
    if (replicas == 0) {
      return active && second % polling == 0 ? Math.max(1, min) : 0;
    }
    if (min == 0 && !active && second - lastActive >= cooldown) {
      return 0;
    }
    return second % SYNC_SECONDS == 0 ? scaled(second, replicas, queues) : replicas;
  }

  private int scaled(int second, int replicas, double[] queues) {
    int most = Arrays.stream(queues).mapToInt(length -> wanted(length, replicas)).max().orElse(0);
    int wants = Math.clamp(most, Math.max(1, min), max);
    wanted.add(new At(second, wants));
    int next = replicas;
    if (wants > replicas) {
      int before = replicas - since(added, second, up);
      next = Math.min(wants, (int) Math.ceil(before * (1 + share(up) / 100.0)));
      next = Math.max(next, replicas);
      added.add(new At(second, next - replicas));
    } else {
      int window = down.path("stabilizationWindowSeconds").asInt();
      int stable =
          wanted.stream()
              .filter(at -> at.second() > second - window)
              .mapToInt(At::count)
              .max()
              .orElse(wants);
      if (stable < replicas) {
        int before = replicas + since(removed, second, down);
        next = Math.min(replicas, Math.max(stable, before - share(down)));
        removed.add(new At(second, replicas - next));
      }
    }
    return next;
  }

  private int wanted(double length, int replicas) {
    double ratio = length / (target * replicas);
    return Math.abs(1 - ratio) <= TOLERANCE ? replicas : (int) Math.ceil(length / target);
  }

  /** Percent or pods of the only policy. */
  private static int share(JsonNode direction) {
    return direction.at("/policies/0/value").asInt();
  }

  private static int since(Deque<At> changes, int second, JsonNode direction) {
    int period = direction.at("/policies/0/periodSeconds").asInt();
    return changes.stream().filter(at -> at.second() > second - period).mapToInt(At::count).sum();
  }
}
