package io.pulseboard.api.live;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends. {@code action} with a {@code payload} is the protocol; {@code type} with a
 * {@code channel}, and {@code symbols} for keys, are the forms of the systems that Pulseboard
 * replaces.
 */
@Serdeable
record ClientMessage(
    @Nullable String id,
    @Nullable String action,
    @Nullable String type,
    @Nullable String channel,
    @Nullable Payload payload) {

  @Serdeable
  record Payload(
      @Nullable String channel,
      @Nullable List<String> keys,
      @Nullable List<String> symbols,
      @Nullable Since since) {}

  /** Where a client that was away wants to go on. */
  @Serdeable
  record Since(String epoch, String offset) {}

  @Nullable String verb() {
    return action == null ? type : action;
  }

  @Nullable String target() {
    if (payload == null) {
      return channel;
    }
    // Only quotes have symbols, so the older form did not name their channel.
    return payload.channel() == null && payload.symbols() != null
        ? "stock_quotes"
        : payload.channel();
  }

  @Nullable Since since() {
    return payload == null ? null : payload.since();
  }

  @Nullable List<String> keys() {
    if (payload == null) {
      return null;
    }
    return payload.keys() == null ? payload.symbols() : payload.keys();
  }
}
