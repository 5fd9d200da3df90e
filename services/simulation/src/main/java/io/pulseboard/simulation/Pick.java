package io.pulseboard.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws one of several, each as likely as the others. */
final class Pick {

  private Pick() {}

  static <T> T from(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
