package io.pulseboard.api.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A text message as a server puts it on the wire: one unmasked frame (RFC 6455, section 5.2), which
 * is the same for every client.
 */
final class TextFrame {

  private static final int FINAL_TEXT = 0x81;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final int LONGEST_HEADER = 10;

  private TextFrame() {}

  /** The bytes of a message, in memory that sockets take from directly; to be released. */
  static ByteBuf of(byte[] text) {
    ByteBuf frame = ByteBufAllocator.DEFAULT.directBuffer(text.length + LONGEST_HEADER);
    frame.writeByte(FINAL_TEXT);
    if (text.length < LENGTH_16) {
      frame.writeByte(text.length);
    } else if (text.length <= 0xFFFF) {
      frame.writeByte(LENGTH_16).writeShort(text.length);
    } else {
      frame.writeByte(LENGTH_64).writeLong(text.length);
    }
    return frame.writeBytes(text);
  }
}
