package io.pulseboard.api.stocks;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.StockQuote;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which stocks are asked for together. */
@Introspected
record SymbolsQuery(
    @QueryValue
        @Parameter(
            description =
                "Symbols in upper or lower case, 1 to 100 with commas between them; all that have"
                    + " quotes when absent",
            example = "AAPL,MSFT")
        @Nullable String symbols) {

  private static final int MOST = 100;

  /** Null for all. */
  @Nullable List<String> parsed() {
    if (symbols == null) {
      return null;
    }
    List<String> parsed =
        Arrays.stream(symbols.split(",", -1))
            .map(text -> text.strip().toUpperCase(Locale.ROOT))
            .distinct()
            .toList();
    if (!parsed.stream().allMatch(StockQuote::isSymbol)) {
      throw new BadParameterException(
          "symbols", "must each have 1 to 16 letters, digits, dots or dashes");
    }
    if (parsed.size() > MOST) {
      throw new BadParameterException("symbols", "must be at most " + MOST);
    }
    return parsed;
  }
}
