package io.pulseboard.bench.fanout;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One live client that counts what it is sent. It reads the WebSocket itself (RFC 6455), and of
 * JSON only what it has to, so that thousands of it are cheap.
 */
final class LoadClient extends ByteToMessageDecoder {

  /** How a client reads. */
  enum Manner {
    HEALTHY,
    /** Not at all, once it has subscribed. */
    NEVER,
    /** One byte a second. */
    DRIP
  }

  private static final ByteBuf END_OF_HEADERS = ascii("\r\n\r\n");
  private static final ByteBuf DATA_TYPE = ascii("{\"type\":\"data\"");
  private static final ByteBuf RECORDS = ascii("\"data\":[");
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final int LONGEST_PREFIX = 400;
  private static final int STAY_SECONDS = 90;

  private final String host;
  private final String channel;
  private final LoadStats stats;
  private final Manner manner;
  private final ResumePoint point;
  private boolean greeted;

  LoadClient(String host, String channel, LoadStats stats, Manner manner, ResumePoint point) {
    this.host = host;
    this.channel = channel;
    this.stats = stats;
    this.manner = manner;
    this.point = point;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    String handshake =
        """
        GET /ws HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
            .formatted(host);
    var _ = context.writeAndFlush(ascii(handshake));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (manner == Manner.HEALTHY) {
      stats.closed();
    }
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failed) {
    var _ = context.close();
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (greeted) {
      frame(context, in);
    } else {
      int end = ByteBufUtil.indexOf(END_OF_HEADERS, in);
      if (end >= 0) {
        in.skipBytes(end - in.readerIndex() + END_OF_HEADERS.readableBytes());
        greeted = true;
        begin(context);
      }
    }
  }

  private void begin(ChannelHandlerContext context) {
    var _ = context.writeAndFlush(masked(TEXT, point.subscribe(channel)));
    stats.connected();
    if (manner != Manner.HEALTHY) {
      misbehave(context);
    }
  }

  private void misbehave(ChannelHandlerContext context) {
    Channel connection = context.channel();
    connection.config().setAutoRead(false);
    // This decoder would ask for more until it has a whole frame.
    context.pipeline().replace(this, "discarding", new Discarding());
    if (manner == Manner.DRIP) {
      ScheduledFuture<?> drip =
          connection.eventLoop().scheduleAtFixedRate(connection::read, 1, 1, SECONDS);
      connection.closeFuture().addListener(_ -> drip.cancel(false));
    }
    // Who does not read does not notice either that it was closed.
    var _ = connection.eventLoop().schedule(() -> leave(connection), STAY_SECONDS, SECONDS);
  }

  private static void leave(Channel connection) {
    var _ = connection.close();
  }

  /** Throws away what is read. */
  private static final class Discarding extends SimpleChannelInboundHandler<ByteBuf> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      // It is what a client does that is not interested.
    }
  }

  private void frame(ChannelHandlerContext context, ByteBuf in) {
    int start = in.readerIndex();
    if (in.readableBytes() < 2) {
      return;
    }
    int kind = in.getByte(start) & 0x0F;
    int header = 2;
    long length = in.getByte(start + 1);
    if (length == LENGTH_16) {
      header += Short.BYTES;
      length = in.readableBytes() < header ? Long.MAX_VALUE : in.getUnsignedShort(start + 2);
    } else if (length == LENGTH_64) {
      header += Long.BYTES;
      length = in.readableBytes() < header ? Long.MAX_VALUE : in.getLong(start + 2);
    }
    if (in.readableBytes() - header < length) {
      return;
    }
    switch (kind) {
      case TEXT -> text(in, start + header, (int) length);
      case PING -> {
        var _ = context.writeAndFlush(masked(10, ""));
      }
      case CLOSE -> {
        var _ = context.close();
      }
      default -> throw new IllegalStateException("a frame of kind " + kind);
    }
    in.skipBytes(header + (int) length);
  }

  private void text(ByteBuf in, int start, int length) {
    if (manner != Manner.HEALTHY) {
      return;
    }
    ByteBuf prefix = in.slice(start, Math.min(length, LONGEST_PREFIX));
    if (!ByteBufUtil.equals(prefix, 0, DATA_TYPE, 0, DATA_TYPE.readableBytes())) {
      point.take(in.toString(start, length, StandardCharsets.UTF_8), stats);
      return;
    }
    long now = LoadRecord.nowMicros();
    int records = ByteBufUtil.indexOf(RECORDS, prefix) + RECORDS.readableBytes();
    point.data(prefix.toString(0, records, StandardCharsets.US_ASCII), stats);
    int first = start + records;
    int count = (length - records - 1) / (LoadRecord.BYTES + 1);
    stats.frame(length, count, now - LoadRecord.due(in, first));
    for (int i = 0; i < count; i++) {
      point.record(LoadRecord.number(in, first + i * (LoadRecord.BYTES + 1)), stats);
    }
  }

  /** A client's frame; a mask of zeros leaves the text as it is. */
  private static ByteBuf masked(int kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuf frame = Unpooled.buffer(bytes.length + 8).writeByte(0x80 | kind);
    if (bytes.length < LENGTH_16) {
      frame.writeByte(0x80 | bytes.length);
    } else {
      frame.writeByte(0x80 | LENGTH_16).writeShort(bytes.length);
    }
    return frame.writeInt(0).writeBytes(bytes);
  }

  private static ByteBuf ascii(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }
}
