package io.pulseboard.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One immutable fact of a stream. Its constructors refuse what breaks a rule of the stream, by
 * field.
 */
public sealed interface StreamRecord permits StockQuote, Sale, UserEvent, FinancialMetric {

  /** The record's identity together with {@link #timestamp()}; a UUIDv7 made by its producer. */
  UUID id();

  /** Event time in UTC, whole microseconds. */
  Instant timestamp();

  /** The stream it belongs to. */
  Stream stream();

  /** What "latest" is per; null on streams that have no key. */
  @Nullable String key();
}
