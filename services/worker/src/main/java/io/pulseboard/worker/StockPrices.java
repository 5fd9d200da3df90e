package io.pulseboard.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.contracts.StockQuote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest price and change of symbols, as this worker has stored them: of as many symbols as may
 * be, which are those that came first.
 */
final class StockPrices {

  private static final Logger LOG = LoggerFactory.getLogger(StockPrices.class);
  private static final double PERCENT = 100;

  private final int most;
  private final MeterRegistry registry;
  private final Map<String, AtomicReference<StockQuote>> latest = new HashMap<>();
  private boolean full;

  /**
   * @param most how many symbols there may be; with 0 it does nothing
   */
  StockPrices(int most, MeterRegistry registry) {
    this.most = most;
    this.registry = registry;
  }

  /** Takes the quotes among records that were stored; for any thread. */
  void take(List<Received> stored) {
    if (most > 0) {
      takeAll(stored);
    }
  }

  private synchronized void takeAll(List<Received> stored) {
    for (Received received : stored) {
      if (received.record() instanceof StockQuote quote) {
        take(quote);
      }
    }
  }

  private void take(StockQuote quote) {
    AtomicReference<StockQuote> held = latest.get(quote.symbol());
    if (held != null) {
      if (!quote.timestamp().isBefore(held.get().timestamp())) {
        held.set(quote);
      }
    } else if (latest.size() < most) {
      latest.put(quote.symbol(), registered(quote));
    } else if (!full) {
      full = true;
      LOG.warn("prices of symbols beyond METRICS_SYMBOLS are left out of the metrics");
    }
  }

  private AtomicReference<StockQuote> registered(StockQuote quote) {
    AtomicReference<StockQuote> held = new AtomicReference<>(quote);
    gauge("pulseboard.stock.price", "Latest price", held, StockQuote::close);
    gauge(
        "pulseboard.stock.change.ratio",
        "Change against the previous session's close",
        held,
        latest -> latest.changePct() / PERCENT);
    return held;
  }

  private void gauge(
      String name,
      String description,
      AtomicReference<StockQuote> held,
      ToDoubleFunction<StockQuote> value) {
    Gauge.builder(name, held, latest -> value.applyAsDouble(latest.get()))
        .description(description)
        .tag("symbol", held.get().symbol())
        .register(registry);
  }
}
