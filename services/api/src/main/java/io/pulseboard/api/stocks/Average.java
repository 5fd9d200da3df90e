package io.pulseboard.api.stocks;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The mean close in a range; null without a quote in it. */
@Serdeable
record Average(Instant from, Instant to, @Nullable Double average) {}
