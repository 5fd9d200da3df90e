package io.pulseboard.bench.fanout;

import io.netty.buffer.ByteBuf;
import io.pulseboard.livelog.LiveRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A record of fixed length with the moment it was due and a running number, so that clients can
 * tell what they were sent without reading JSON.
 */
final class LoadRecord {

  /** The length of its text, about that of a quote. */
  static final int BYTES = 350;

  private static final int KEYS = 500;
  private static final int DUE_AT = "{\"t\":".length();
  private static final int DUE_DIGITS = 16;
  private static final int NUMBER_AT = DUE_AT + DUE_DIGITS + ",\"n\":\"".length();
  private static final int NUMBER_DIGITS = 10;
  private static final String FORMAT = "{\"t\":%016d,\"n\":\"%010d\",\"padding\":\"%s\"}";
  private static final String PADDING =
      "x".repeat(BYTES - String.format(Locale.ROOT, FORMAT, 0, 0, "").length());

  private LoadRecord() {}

  /** The moment, as it stands in a record. */
  static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  static byte[] text(long dueMicros, long number) {
    return FORMAT.formatted(dueMicros, number, PADDING).getBytes(StandardCharsets.US_ASCII);
  }

  static LiveRecord record(long dueMicros, long number) {
    return new LiveRecord("S" + number % KEYS, dueMicros, text(dueMicros, number));
  }

  /** The moment in the text at {@code start}, in microseconds since 1970. */
  static long due(ByteBuf text, int start) {
    return digits(text, start + DUE_AT, DUE_DIGITS);
  }

  /** The number in the text at {@code start}. */
  static long number(ByteBuf text, int start) {
    return digits(text, start + NUMBER_AT, NUMBER_DIGITS);
  }

  private static long digits(ByteBuf text, int start, int count) {
    long value = 0;
    for (int i = start; i < start + count; i++) {
      value = value * 10 + (text.getByte(i) - '0');
    }
    return value;
  }
}
