package io.pulseboard.api.ingest;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how much of all bodies together is read and not yet done with. A body takes room as it
 * arrives, so one that comes slowly holds no more than has come; when there is no room, reading
 * waits for some seconds.
 */
@Singleton
final class BodyMemory {

  private static final int PIECE = 16 * 1024;
  private static final long LONGEST_WAIT_SECONDS = 5;

  private final Semaphore pieces;

  BodyMemory(IngestSettings settings) {
    this.pieces = new Semaphore(settings.memoryBytes() / PIECE, true);
  }

  /**
   * The same bytes, whose room is given back when it is closed. Reading throws {@link
   * HttpStatusException} with status 503 when there has been no room for too long.
   */
  InputStream metered(InputStream body) {
    return new Metered(body);
  }

  private final class Metered extends FilterInputStream {

    private int held;
    private long read;

    Metered(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        hold(1);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      if (count > 0) {
        hold(count);
      }
      return count;
    }

    private void hold(int count) throws IOException {
      read += count;
      int more = (int) Math.ceilDiv(read, PIECE) - held;
      if (more == 0) {
        return;
      }
      try {
        if (!pieces.tryAcquire(more, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
          throw new HttpStatusException(
              HttpStatus.SERVICE_UNAVAILABLE, "too many records come at once; try again soon");
        }
        held += more;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped while it waited for room");
      }
    }

    @Override
    public void close() throws IOException {
      pieces.release(held);
      held = 0;
      super.close();
    }
  }
}
