package io.pulseboard.store.alerts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.UUID;

/**
 * When a symbol shall raise an alert.
 *
 * @param threshold a price, or percent, by the kind
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AlertRule(
    UUID id, String symbol, AlertKind kind, double threshold, boolean enabled, Instant createdAt) {}
