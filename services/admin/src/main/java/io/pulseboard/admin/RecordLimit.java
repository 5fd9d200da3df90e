package io.pulseboard.admin;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends reading when a record is far longer than any can be, as a quote that is never closed makes
 * one of the whole file, which memory would not hold.
 */
final class RecordLimit extends FilterReader {

  private static final int MOST_CHARACTERS = 1 << 20;

  private int characters;

  RecordLimit(Reader reader) {
    super(reader);
  }

  /** What is read from now on belongs to another record. */
  void startRecord() {
    characters = 0;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (characters > MOST_CHARACTERS) {
      throw new IOException("a record of more than a million characters; is a quote left open?");
    }
    int count = super.read(into, offset, length);
    characters += Math.max(0, count);
    return count;
  }
}
