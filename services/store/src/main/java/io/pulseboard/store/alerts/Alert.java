package io.pulseboard.store.alerts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.UUID;

/**
 * A firing of a rule, with the rule as it then was.
 *
 * @param timestamp of the quote that raised it
 * @param value what of that quote passed the threshold
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Alert(
    UUID id,
    Instant timestamp,
    UUID ruleId,
    String symbol,
    AlertKind kind,
    double threshold,
    double value) {}
