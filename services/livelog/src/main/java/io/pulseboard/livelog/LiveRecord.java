package io.pulseboard.livelog;

import org.jspecify.annotations.Nullable;

/**
 * A record as it goes through the live log, its text made once by the worker.
 *
 * @param key null on streams without keys
 * @param timestampMicros event time in microseconds since 1970
 * @param json the text that clients get; not copied, not to be changed
 */
public record LiveRecord(@Nullable String key, long timestampMicros, byte[] json) {}
