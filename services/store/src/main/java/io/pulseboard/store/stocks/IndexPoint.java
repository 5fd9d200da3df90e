package io.pulseboard.store.stocks;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * Where an index stands at the end of one interval.
 *
 * @param time when the interval starts
 * @param value 100 at the first point
 */
@Serdeable
public record IndexPoint(Instant time, double value) {}
