package io.pulseboard.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format ("Binary Format" in the reference page of COPY), sent on
 * as the buffer fills.
 */
final class CopyBuffer {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int FLUSH_AT = 64 * 1024;
  private static final long POSTGRES_EPOCH_SECONDS = 946_684_800;
  private static final int NUMERIC_NEGATIVE = 0x4000;
  private static final int NUMERIC_BASE = 10_000;
  private static final BigInteger BIG_NUMERIC_BASE = BigInteger.valueOf(NUMERIC_BASE);

  private final CopyIn copy;
  private byte[] bytes = new byte[FLUSH_AT + 32 * 1024];
  private int length;

  CopyBuffer(CopyIn copy) {
    this.copy = copy;
    append(SIGNATURE);
  }

  void startRow(int columns) throws SQLException {
    if (length >= FLUSH_AT) {
      flush();
    }
    int16(columns);
  }

  void finish() throws SQLException {
    int16(-1);
    flush();
    copy.endCopy();
  }

  private void flush() throws SQLException {
    copy.writeToCopy(bytes, 0, length);
    length = 0;
  }

  void nothing() {
    int32(-1);
  }

  void timestamp(Instant value) {
    int32(8);
    int64(
        Math.addExact(
            Math.multiplyExact(value.getEpochSecond() - POSTGRES_EPOCH_SECONDS, 1_000_000L),
            value.getNano() / 1_000));
  }

  void uuid(UUID value) {
    int32(16);
    int64(value.getMostSignificantBits());
    int64(value.getLeastSignificantBits());
  }

  void float8(double value) {
    int32(8);
    int64(Double.doubleToLongBits(value));
  }

  void int8(long value) {
    int32(8);
    int64(value);
  }

  void int4(int value) {
    int32(4);
    int32(value);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    int32(utf8.length);
    append(utf8);
  }

  void jsonb(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    int32(utf8.length + 1);
    room(1);
    bytes[length++] = 1;
    append(utf8);
  }

  /**
   * Digits in base 10,000, most significant first, with the weight of the first and the decimal
   * scale.
   */
  void numeric(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int scale = plain.scale();
    int fractionDigits = (scale + 3) / 4;
    BigInteger unscaled =
        plain.unscaledValue().abs().multiply(BigInteger.TEN.pow(fractionDigits * 4 - scale));
    short[] digits = new short[unscaled.bitLength() / 13 + 1];
    int first = digits.length;
    while (unscaled.bitLength() > 62) {
      BigInteger[] parts = unscaled.divideAndRemainder(BIG_NUMERIC_BASE);
      digits[--first] = parts[1].shortValue();
      unscaled = parts[0];
    }
    for (long rest = unscaled.longValue(); rest > 0; rest /= NUMERIC_BASE) {
      digits[--first] = (short) (rest % NUMERIC_BASE);
    }
    int count = digits.length - first;
    int32(8 + 2 * count);
    int16(count);
    int16(count - fractionDigits - 1);
    int16(plain.signum() < 0 ? NUMERIC_NEGATIVE : 0);
    int16(scale);
    for (int i = first; i < digits.length; i++) {
      int16(digits[i]);
    }
  }

  private void append(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void int16(int value) {
    room(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  private void int32(int value) {
    int16(value >> 16);
    int16(value);
  }

  private void int64(long value) {
    int32((int) (value >> 32));
    int32((int) value);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
