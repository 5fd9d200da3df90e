package io.pulseboard.bench.fanout;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.pulseboard.bench.LineServer;
import io.pulseboard.contracts.Frames;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The bound that the hub is held against: a Netty server that writes the same bytes, made before,
 * to every client, and does nothing else.
 */
final class BareServer {

  private static final int LONGEST_MESSAGE = 65_536;
  private static final long SOON_MICROS = 200_000;

  private final Map<EventLoop, List<Channel>> clients = new ConcurrentHashMap<>();
  private final LongAdder dropped = new LongAdder();
  private long number;

  private BareServer() {}

  /** Argument: the port on loopback. */
  public static void main(String[] args) throws Exception {
    BareServer server = new BareServer();
    server.listen(Integer.parseInt(args[0]));
    LineServer.serve(
        words -> server.run(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2))));
  }

  private void listen(int port) throws InterruptedException {
    new ServerBootstrap()
        .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel client) {
                client
                    .pipeline()
                    .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(LONGEST_MESSAGE),
                        new WebSocketServerProtocolHandler("/ws"),
                        new Client());
              }
            })
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .sync();
  }

  private final class Client extends SimpleChannelInboundHandler<WebSocketFrame> {

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
        Channel channel = context.channel();
        List<Channel> here = clients.computeIfAbsent(channel.eventLoop(), _ -> new ArrayList<>());
        here.add(channel);
        channel.closeFuture().addListener(_ -> here.remove(channel));
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
      // Whoever is connected is sent everything.
    }
  }

  private Map<String, Long> run(int perSecond, int seconds) {
    int count = perSecond * seconds;
    long start = LoadRecord.nowMicros() + SOON_MICROS + count;
    List<ByteBuf> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000L / perSecond;
      byte[] text =
          Frames.data(
              "stock_quotes",
              "1-" + (number + i + 1),
              "1-" + (number + i),
              List.of(LoadRecord.text(due, number + i)));
      frames.add(encoded(text));
    }
    long behind = 0;
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000L / perSecond;
      long now = LoadRecord.nowMicros();
      if (now < due) {
        LockSupport.parkNanos((due - now) * 1_000);
      } else {
        behind = Math.max(behind, now - due);
      }
      ByteBuf frame = frames.get(i);
      clients.forEach((loop, here) -> {
        ByteBuf shared = frame.retainedDuplicate();
        loop.execute(() -> write(here, shared));
      });
      frame.release();
    }
    number += count;
    return Map.of("records", (long) count, "dropped", dropped.sumThenReset(), "behind", behind);
  }

  private void write(List<Channel> here, ByteBuf frame) {
    for (Channel client : here) {
      if (client.isWritable()) {
        var _ = client.writeAndFlush(frame.retainedDuplicate(), client.voidPromise());
      } else {
        dropped.increment();
      }
    }
    frame.release();
  }

  private static ByteBuf encoded(byte[] text) {
    return ByteBufAllocator.DEFAULT
        .directBuffer(text.length + 4)
        .writeByte(0x81)
        .writeByte(126)
        .writeShort(text.length)
        .writeBytes(text);
  }
}
