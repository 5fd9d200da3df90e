package io.pulseboard.api.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A connection on a real event loop whose client takes frames at once, or none while it is stalled.
 */
final class FakeConnection extends AbstractChannel {

  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private final ChannelConfig config = new DefaultChannelConfig(this);
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private volatile boolean stalled;
  private volatile boolean open = true;
  private int takesNext;

  FakeConnection(EventLoop loop, int mostBytesUnderWay) {
    super(null);
    config.setWriteBufferWaterMark(
        new WriteBufferWaterMark(mostBytesUnderWay / 2, mostBytesUnderWay));
    pipeline()
        .addLast(
            new WebSocket13FrameEncoder(false), new WebSocket13FrameDecoder(true, false, 1024));
    loop.register(this).syncUninterruptibly();
  }

  /** The texts of the frames that were taken so far. */
  List<String> frames() {
    return List.copyOf(frames);
  }

  void stall() {
    stalled = true;
  }

  /** Has a stalled client take so many frames. */
  void take(int count) {
    eventLoop()
        .execute(() -> {
          takesNext += count;
          flush();
        });
  }

  void goOn() {
    stalled = false;
    eventLoop().execute(this::flush);
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer waiting) {
    while ((!stalled || takesNext > 0) && waiting.current() instanceof ByteBuf frame) {
      takesNext = Math.max(0, takesNext - 1);
      take(frame.duplicate());
      waiting.remove();
    }
  }

  private void take(ByteBuf frame) {
    frame.skipBytes(1);
    int length = frame.readByte();
    if (length == LENGTH_16) {
      frame.skipBytes(Short.BYTES);
    } else if (length == LENGTH_64) {
      frame.skipBytes(Long.BYTES);
    }
    frames.add(frame.toString(StandardCharsets.UTF_8));
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return true;
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    return null;
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return null;
  }

  @Override
  protected void doBind(SocketAddress local) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doClose() {
    open = false;
  }

  @Override
  protected void doBeginRead() {
    // Nothing ever comes.
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return open;
  }

  @Override
  public ChannelMetadata metadata() {
    return new ChannelMetadata(false);
  }
}
