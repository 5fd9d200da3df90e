package io.pulseboard.admin;

import io.pulseboard.contracts.StreamRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other. */
interface ImportRows extends AutoCloseable {

  /** What a line of the file came to; {@code line} is where it starts, counted from 1. */
  sealed interface Row {

    /** The line it starts at. */
    long line();

    /** It is a record. */
    record Good(long line, StreamRecord record) implements Row {}

    /** It is none, for that reason. */
    record Bad(long line, String reason) implements Row {}
  }

  /**
   * The next row, null at the end.
   *
   * @throws IOException when what follows cannot be read
   */
  @Nullable Row next() throws IOException;

  /** The line that the next row starts at. */
  long line();

  @Override
  void close() throws IOException;
}
