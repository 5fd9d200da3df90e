package io.pulseboard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.StockQuote;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockPricesTest {

  private static final Instant NOW = Instant.parse("2026-01-02T15:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void tellsTheLatestPriceOfEachSymbol() {
    StockPrices prices = new StockPrices(2, meters);

    prices.take(List.of(quote("AAPL", 100, NOW), quote("MSFT", 200, NOW)));
    prices.take(List.of(quote("AAPL", 101, NOW.plusSeconds(1)), quote("AAPL", 99, NOW)));

    assertThat(price("AAPL")).isEqualTo(101);
    assertThat(price("MSFT")).isEqualTo(200);
    assertThat(meters.get("pulseboard.stock.change.ratio").tag("symbol", "AAPL").gauge().value())
        .isEqualTo(0.02);
  }

  @Test
  void knowsNoMoreSymbolsThanItMay() {
    StockPrices prices = new StockPrices(1, meters);

    prices.take(List.of(quote("AAPL", 100, NOW), quote("MSFT", 200, NOW)));
    prices.take(List.of(quote("AAPL", 102, NOW)));

    assertThat(meters.find("pulseboard.stock.price").gauges()).hasSize(1);
    assertThat(price("AAPL")).isEqualTo(102);
  }

  @Test
  void isOffUnlessToldOtherwise() {
    new StockPrices(0, meters).take(List.of(quote("AAPL", 100, NOW)));

    assertThat(meters.getMeters()).isEmpty();
    assertThatThrownBy(() -> new MetricsSettings(-1)).isInstanceOf(InvalidSettingException.class);
  }

  private double price(String symbol) {
    return meters.get("pulseboard.stock.price").tag("symbol", symbol).gauge().value();
  }

  private static Received quote(String symbol, double price, Instant at) {
    StockQuote quote =
        new StockQuote(
            new UUID(1, 2), at, symbol, "NYSE", price, price, price, price, 1, null, null, 2, 2);
    return new Received(new Delivery(1, new byte[0], 1, new BasicProperties()), quote, new byte[0]);
  }
}
