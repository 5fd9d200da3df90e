package io.pulseboard.api.export;

import io.micrometer.core.instrument.Counter;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.DatabaseUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * The text of an export, made as it is read: it holds one page, and asks for the next when that is
 * used up. The server reads it only while the client's connection takes more. For one thread.
 */
final class ExportBody extends InputStream {

  private final Iterator<List<StreamRecord>> pages;
  private final ExportFormat.Writer writer;
  private final Counter records;
  private byte[] text;
  private int position;

  /**
   * Reads the first page, so that a database that is away still makes the request fail.
   *
   * @throws DatabaseUnavailableException when the database is away
   */
  ExportBody(Iterator<List<StreamRecord>> pages, ExportFormat.Writer writer, Counter records) {
    this.pages = pages;
    this.writer = writer;
    this.records = records;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.start(out);
      writeNext(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    this.text = out.toByteArray();
  }

  private void writeNext(ByteArrayOutputStream out) throws IOException {
    List<StreamRecord> page = pages.next();
    writer.write(page, out);
    records.increment(page.size());
  }

  /** The server ends the connection early on an IOException, so that nobody takes it for all. */
  private boolean isAtEnd() throws IOException {
    while (position == text.length) {
      if (!pages.hasNext()) {
        return true;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
      try {
        writeNext(out);
      } catch (DatabaseUnavailableException away) {
        throw new IOException("the export broke off: " + away.getMessage(), away);
      }
      text = out.toByteArray();
      position = 0;
    }
    return false;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : text[position++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, text.length - position);
    System.arraycopy(text, position, into, offset, count);
    position += count;
    return count;
  }
}
