package io.pulseboard.store.alerts;

import io.pulseboard.contracts.StockQuote;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enabled rule, and how it stands.
 *
 * @param armed whether the next quote that meets it raises an alert
 * @param judgedUntil the timestamp of the quote that last changed that; older ones change nothing
 */
public record RuleState(
    UUID ruleId,
    String symbol,
    AlertKind kind,
    double threshold,
    boolean armed,
    @Nullable Instant judgedUntil) {

  /**
   * A change that a quote makes to a rule.
   *
   * @param before the rule as it was
   */
  public record Change(RuleState before, StockQuote quote) {

    /** Whether it raises an alert; otherwise it arms the rule again. */
    public boolean raisesAlert() {
      return before.armed;
    }

    /** The rule as it is then. */
    public RuleState after() {
      return new RuleState(
          before.ruleId,
          before.symbol,
          before.kind,
          before.threshold,
          !before.armed,
          quote.timestamp());
    }
  }

  /** The change that a quote of the symbol makes, if it makes one. */
  public Optional<Change> judge(StockQuote quote) {
    boolean old = judgedUntil != null && !quote.timestamp().isAfter(judgedUntil);
    return old || kind.isMet(quote, threshold) != armed
        ? Optional.empty()
        : Optional.of(new Change(this, quote));
  }
}
