package io.pulseboard.worker;

import io.pulseboard.broker.Backoff;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.DatabaseUnavailableException;
import io.pulseboard.store.alerts.AlertQueries;
import io.pulseboard.store.alerts.AlertWriter;
import io.pulseboard.store.alerts.RuleState;
import io.pulseboard.store.alerts.RuleState.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds quotes against the alert rules of their symbols. A new or changed rule is known within a
 * second. For one thread.
 */
final class AlertJudge {

  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(AlertJudge.class);

  private final AlertQueries queries;
  private final AlertWriter writer;
  private final Clock clock;
  private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
  private Map<String, List<RuleState>> rules = new HashMap<>();
  private Instant knownUntil = Instant.MIN;

  AlertJudge(AlertQueries queries, AlertWriter writer, Clock clock) {
    this.queries = queries;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Raises the alerts that quotes bring, and says how many; the same quotes again raise none.
   * Returns when that is done, however long the database is away.
   */
  int judge(List<? extends StreamRecord> records) throws InterruptedException {
    while (true) {
      try {
        int raised = judgeNow(records);
        backoff.reset();
        return raised;
      } catch (DatabaseUnavailableException away) {
        LOG.debug("alerts have to wait", away);
        knownUntil = Instant.MIN;
        Thread.sleep(backoff.next());
      } catch (RuntimeException unforeseen) {
        // Storing goes on without alerts rather than not at all.
        LOG.error("quotes could not be held against the alert rules", unforeseen);
        return 0;
      }
    }
  }

  private int judgeNow(List<? extends StreamRecord> records) {
    refresh();
    if (rules.isEmpty()) {
      return 0;
    }
    List<Change> changes = new ArrayList<>();
    records.stream()
        .map(StockQuote.class::cast)
        .filter(quote -> rules.containsKey(quote.symbol()))
        .sorted(Comparator.comparing(StockQuote::timestamp))
        .forEach(quote ->
            rules.computeIfPresent(quote.symbol(), (_, states) -> judged(states, quote, changes)));
    if (changes.isEmpty()) {
      return 0;
    }
    // If it fails, what is known here is ahead of what is stored.
    knownUntil = Instant.MIN;
    return writer.apply(changes);
  }

  private static List<RuleState> judged(
      List<RuleState> states, StockQuote quote, List<Change> changes) {
    return states.stream().map(state -> judge(state, quote, changes)).toList();
  }

  private static RuleState judge(RuleState state, StockQuote quote, List<Change> changes) {
    Change change = state.judge(quote).orElse(null);
    if (change == null) {
      return state;
    }
    changes.add(change);
    return change.after();
  }

  private void refresh() {
    Instant now = clock.instant();
    if (now.isAfter(knownUntil)) {
      rules =
          queries.states().stream()
              .collect(Collectors.groupingBy(RuleState::symbol, HashMap::new, Collectors.toList()));
      knownUntil = now.plus(KNOWN_FOR);
    }
  }
}
