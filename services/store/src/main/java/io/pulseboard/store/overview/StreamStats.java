package io.pulseboard.store.overview;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a stream is stored.
 *
 * @param records ever stored, those that retention has dropped included
 * @param lastMinute how many of them are of the last 60 seconds by their timestamp, {@code
 *     lastHour} of the last 60 minutes
 * @param newest their newest timestamp; null without any
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StreamStats(
    String stream, long records, long lastMinute, long lastHour, @Nullable Instant newest) {}
