package io.pulseboard.api.live;

import io.netty.buffer.ByteBuf;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a feed that were encoded last, so that all sessions with the same view of it are
 * sent the same memory. Guarded by the feed's lock.
 */
final class SharedFrames {

  private static final int MOST_FRAMES = 64;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  /** What a frame shows: the records of these keys between two positions. */
  record View(Kind kind, long generation, long from, long to, Keys keys, String prev) {}

  enum Kind {
    SNAPSHOT,
    DATA,
    CHANGES
  }

  private record Encoded(ByteBuf frame, int records) {}

  private final LinkedHashMap<View, Encoded> frames = new LinkedHashMap<>();
  private int bytes;

  /** A view's frame, if it has been encoded; its buffer is to be released by the caller. */
  @Nullable Slice find(View view, String offset, long total) {
    Encoded known = frames.get(view);
    return known == null ? null : slice(view, offset, total, known);
  }

  /** Takes over a frame and gives the one to use, which another thread may have added before. */
  Slice add(View view, String offset, int records, long total, ByteBuf frame) {
    Encoded encoded = new Encoded(frame, records);
    Encoded other = frames.putIfAbsent(view, encoded);
    if (other != null) {
      frame.release();
      return slice(view, offset, total, other);
    }
    bytes += frame.readableBytes();
    Slice slice = slice(view, offset, total, encoded);
    while (frames.size() > MOST_FRAMES || (bytes > MOST_BYTES && frames.size() > 1)) {
      release(frames.pollFirstEntry().getValue());
    }
    return slice;
  }

  /** Lets go of all frames. */
  void clear() {
    frames.values().forEach(this::release);
    frames.clear();
  }

  private void release(Encoded encoded) {
    bytes -= encoded.frame().readableBytes();
    encoded.frame().release();
  }

  private static Slice slice(View view, String offset, long total, Encoded encoded) {
    return new Slice(
        encoded.frame().retainedDuplicate(),
        view.generation(),
        view.to(),
        offset,
        encoded.records(),
        total);
  }
}
