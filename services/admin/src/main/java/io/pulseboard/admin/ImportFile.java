package io.pulseboard.admin;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file to import, or standard input when its name is {@code -}; in UTF-8, with or without a byte
 * order mark, compressed with gzip or not.
 */
record ImportFile(String name) {

  private static final int BUFFER = 64 * 1024;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** What it holds, by the end of its name. */
  Optional<ImportFormat> format() {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (plain.endsWith(".csv")) {
      return Optional.of(ImportFormat.CSV);
    }
    return plain.endsWith(".ndjson") || plain.endsWith(".jsonl")
        ? Optional.of(ImportFormat.NDJSON)
        : Optional.empty();
  }

  boolean isThere() {
    return name.equals("-")
        || (Files.isReadable(Path.of(name)) && !Files.isDirectory(Path.of(name)));
  }

  /**
   * Its text; bytes that are not UTF-8 end it with an IOException.
   *
   * @param input what {@code -} stands for
   */
  RecordLimit open(InputStream input) throws IOException {
    InputStream bytes =
        new BufferedInputStream(
            name.equals("-") ? input : Files.newInputStream(Path.of(name)), BUFFER);
    InputStream plain = isCompressed(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes;
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return new RecordLimit(text);
  }

  /** Why it cannot be read, in words. */
  static String reason(IOException unreadable) {
    return unreadable instanceof CharacterCodingException
        ? "it is not UTF-8"
        : String.valueOf(unreadable.getMessage());
  }

  /** By its first bytes, since standard input has no name to tell it. */
  private static boolean isCompressed(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean compressed = bytes.read() == 0x1F && bytes.read() == 0x8B;
    bytes.reset();
    return compressed;
  }
}
