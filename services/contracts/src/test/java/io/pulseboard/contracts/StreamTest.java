package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(Stream stream) {
    assertThat(Stream.byId(stream.id())).contains(stream);
  }

  @Test
  void anUnknownNameIsNoStream() {
    assertThat(Stream.byId("STOCK_QUOTES")).isEmpty();
    assertThat(Stream.byId("alerts")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itsRecordsKnowItAndHaveAKeyWhenItIsKeyed(Stream stream) {
    StreamRecord record = Golden.record(stream);
    assertThat(record.stream()).isEqualTo(stream);
    assertThat(record.key() != null).isEqualTo(stream.keyed());
  }

  @Test
  void theDefaultSymbolsAreListedOnBothExchangesAndWellFormed() {
    assertThat(ListedSymbol.defaults())
        .hasSizeGreaterThanOrEqualTo(50)
        .extracting(ListedSymbol::symbol)
        .doesNotHaveDuplicates()
        .contains("AAPL", "GOOGL", "MSFT", "AMZN", "TSLA", "META", "NVDA", "NFLX", "AMD", "INTC")
        .allMatch(symbol -> symbol.matches("[A-Z0-9.\\-]{1,16}"));
    assertThat(ListedSymbol.defaults())
        .extracting(ListedSymbol::exchange)
        .containsOnly("NASDAQ", "NYSE");
    assertThat(ListedSymbol.defaults()).allMatch(listed -> listed.basePrice() > 0);
  }
}
