package io.pulseboard.admin;

import io.pulseboard.contracts.Stream;
import io.pulseboard.simulation.History;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.Rate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that a stream's simulated history depends on, so that a day begun with it ends with it. */
record BackfillSettings(Rate rate, long seed, int extraSymbols, boolean marketHours) {

  private static final Pattern TEXT =
      Pattern.compile("rate=(\\S+) seed=(-?\\d+) extra-symbols=(\\d+) market-hours=(true|false)");

  /** Reads what {@link #toString} gives. */
  static BackfillSettings parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the settings of a backfill: " + text);
    }
    return new BackfillSettings(
        new Rate(Double.parseDouble(matcher.group(1))),
        Long.parseLong(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Boolean.parseBoolean(matcher.group(4)));
  }

  History history(Stream stream) {
    MarketCalendar calendar = marketHours ? MarketCalendar.nyse() : MarketCalendar.roundTheClock();
    return new History(stream, seed, rate, extraSymbols, calendar);
  }

  @Override
  public String toString() {
    return "rate=%s seed=%d extra-symbols=%d market-hours=%s"
        .formatted(rate.perSecond(), seed, extraSymbols, marketHours);
  }
}
