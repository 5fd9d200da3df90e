package io.pulseboard.store.stocks;

import java.time.Instant;
import java.util.List;

/**
 * What the closes of one interval mean for an index.
 *
 * @param returns the sum of the returns, each a close over the symbol's close before, less 1
 * @param joined the symbols that have their first close here, which is no return yet
 */
record IndexStep(Instant time, double returns, List<String> joined) {

  IndexStep {
    joined = List.copyOf(joined);
  }
}
