/**
 * The model of a business: one generator per stream, the price walk and the market calendar. Pure:
 * the same seed and the same instants give the same records, ids included.
 */
@NullMarked
package io.pulseboard.simulation;

import org.jspecify.annotations.NullMarked;
