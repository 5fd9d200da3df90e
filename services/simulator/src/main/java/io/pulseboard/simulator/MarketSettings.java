package io.pulseboard.simulator;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.simulation.MarketCalendar;

/**
 * When stock quotes are made.
 *
 * @param marketHours whether only while New York trades, else round the clock
 */
@ConfigurationProperties("simulate")
record MarketSettings(@Bindable(defaultValue = "true") boolean marketHours) {

  MarketCalendar calendar() {
    return marketHours ? MarketCalendar.nyse() : MarketCalendar.roundTheClock();
  }
}
