/**
 * The model of a business: one generator per stream, the price walk, the market calendar, and the
 * history of any day. Pure: the same seed and the same instants give the same records, ids
 * included, on every machine.
 */
@NullMarked
package io.pulseboard.simulation;

import org.jspecify.annotations.NullMarked;
