package io.pulseboard.store.events;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** How many events of a type there were. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record EventCount(String eventType, long events) {}
