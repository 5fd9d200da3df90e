package io.pulseboard.store;

import io.pulseboard.contracts.StreamRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of a stream's table: how a record fills it in a binary COPY and in an array parameter.
 *
 * @param <R> the stream's record
 */
public final class Column<R extends StreamRecord> {

  private interface CopyWriter<R> {
    void write(CopyBuffer out, R record);
  }

  private interface ValueWriter<V> {
    void write(CopyBuffer out, V value);
  }

  private final String name;
  private final String type;
  private final CopyWriter<R> copyWriter;
  private final Function<R, @Nullable Object> element;

  private Column(
      String name, String type, CopyWriter<R> copyWriter, Function<R, @Nullable Object> element) {
    this.name = name;
    this.type = type;
    this.copyWriter = copyWriter;
    this.element = element;
  }

  /** A text column; null leaves it NULL. */
  public static <R extends StreamRecord> Column<R> text(
      String name, Function<R, @Nullable String> value) {
    return object(name, "text", value, CopyBuffer::text, text -> text);
  }

  /** A jsonb column, from JSON text. */
  public static <R extends StreamRecord> Column<R> jsonb(
      String name, Function<R, @Nullable String> value) {
    return object(name, "jsonb", value, CopyBuffer::jsonb, json -> json);
  }

  /** A numeric column. */
  public static <R extends StreamRecord> Column<R> numeric(
      String name, Function<R, @Nullable BigDecimal> value) {
    return object(name, "numeric", value, CopyBuffer::numeric, number -> number);
  }

  /** A double precision column that may be NULL. */
  public static <R extends StreamRecord> Column<R> optionalFloat8(
      String name, Function<R, @Nullable Double> value) {
    return object(name, "float8", value, CopyBuffer::float8, number -> number);
  }

  /** A double precision column. */
  public static <R extends StreamRecord> Column<R> float8(String name, ToDoubleFunction<R> value) {
    return new Column<>(
        name, "float8", (out, r) -> out.float8(value.applyAsDouble(r)), value::applyAsDouble);
  }

  /** A bigint column. */
  public static <R extends StreamRecord> Column<R> int8(String name, ToLongFunction<R> value) {
    return new Column<>(
        name, "int8", (out, r) -> out.int8(value.applyAsLong(r)), value::applyAsLong);
  }

  /** An integer column. */
  public static <R extends StreamRecord> Column<R> int4(String name, ToIntFunction<R> value) {
    return new Column<>(name, "int4", (out, r) -> out.int4(value.applyAsInt(r)), value::applyAsInt);
  }

  static <R extends StreamRecord> Column<R> timestamp() {
    return Column.<R, Instant>object(
        "timestamp",
        "timestamptz",
        StreamRecord::timestamp,
        CopyBuffer::timestamp,
        time -> time.atOffset(ZoneOffset.UTC));
  }

  static <R extends StreamRecord> Column<R> id() {
    return Column.<R, UUID>object("id", "uuid", StreamRecord::id, CopyBuffer::uuid, id -> id);
  }

  private static <R extends StreamRecord, V> Column<R> object(
      String name,
      String type,
      Function<R, @Nullable V> value,
      ValueWriter<V> writer,
      Function<V, Object> element) {
    return new Column<>(
        name,
        type,
        (out, record) -> {
          V filled = value.apply(record);
          if (filled == null) {
            out.nothing();
          } else {
            writer.write(out, filled);
          }
        },
        record -> {
          V filled = value.apply(record);
          return filled == null ? null : element.apply(filled);
        });
  }

  String name() {
    return name;
  }

  /** The type's name in SQL, also as the element type of an array. */
  String type() {
    return type;
  }

  void copy(CopyBuffer out, R record) {
    copyWriter.write(out, record);
  }

  @Nullable Object element(R record) {
    return element.apply(record);
  }
}
