package io.pulseboard.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A company's listing, from the reference data that the simulator trades and the database shows.
 *
 * @param basePrice the price that the simulated walk reverts to, in US dollars
 */
public record ListedSymbol(
    String symbol, String company, String exchange, String sector, double basePrice) {

  /** The default set, in the order of {@code symbols.csv}. */
  public static List<ListedSymbol> defaults() {
    try (InputStream csv = ListedSymbol.class.getResourceAsStream("symbols.csv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(csv), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(ListedSymbol::parse).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ListedSymbol parse(String line) {
    String[] cells = line.split(",", -1);
    return new ListedSymbol(cells[0], cells[1], cells[2], cells[3], Double.parseDouble(cells[4]));
  }
}
