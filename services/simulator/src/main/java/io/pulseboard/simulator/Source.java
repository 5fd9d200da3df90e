package io.pulseboard.simulator;

import io.pulseboard.contracts.Stream;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.Rate;
import io.pulseboard.simulation.RecordGenerator;

/**
 * Where one stream's records come from.
 *
 * @param calendar nothing is made outside its sessions
 */
record Source(Stream stream, Rate rate, MarketCalendar calendar, RecordGenerator generator) {}
