package io.pulseboard.api.live;

import io.netty.buffer.ByteBuf;
import io.pulseboard.api.live.SharedFrames.View;
import org.jspecify.annotations.Nullable;

/**
 * The next frame of a feed for a reader, and where it brings it.
 *
 * @param frame null when nothing in between is for the reader; otherwise to be released
 * @param generation the feed's, when the frame was made
 * @param offset of the position
 * @param records how many are in the frame
 * @param total how many there ever were for the reader, up to the position; told by {@link
 *     Feed#snapshot} and {@link Feed#changes} only
 */
record Slice(
    @Nullable ByteBuf frame,
    long generation,
    long position,
    String offset,
    int records,
    long total) {

  /** Nothing of a view is for the reader. */
  static Slice nothing(View view, String offset, long total) {
    return new Slice(null, view.generation(), view.to(), offset, 0, total);
  }
}
