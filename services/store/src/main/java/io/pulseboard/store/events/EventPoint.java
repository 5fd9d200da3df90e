package io.pulseboard.store.events;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events of one interval.
 *
 * @param time when it starts
 * @param group the type or country they are of; null for all
 */
@Serdeable
public record EventPoint(Instant time, @Nullable String group, long events) {}
