package io.pulseboard.bench.fanout;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.pulseboard.bench.LineServer;
import io.pulseboard.bench.fanout.LoadClient.Manner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The load generator: live clients in a process of their own. It is told what to do by lines on
 * standard input and answers each with one line of {@code name=value} words.
 */
final class LoadClients {

  private static final int THREADS = 2;
  private static final int CONNECTING_AT_ONCE = 200;
  private static final int SMALL_BUFFER = 4_096;
  private static final int BEFORE_RETURN_MS = 1_000;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
  private final Map<EventLoop, LoadStats> stats = new ConcurrentHashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final InetSocketAddress server;

  private LoadClients(int port) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Argument: the server's port on loopback. */
  public static void main(String[] args) throws Exception {
    LoadClients clients = new LoadClients(Integer.parseInt(args[0]));
    LineServer.serve(clients::answer);
  }

  private Map<String, ? extends Number> answer(List<String> words) throws Exception {
    return switch (words.getFirst()) {
      case "connect" ->
          connect(Integer.parseInt(words.get(1)), Manner.valueOf(words.get(2)), words.get(3));
      case "reset" -> {
        onLoops(LoadStats::reset);
        yield Map.of();
      }
      case "stats" -> stats();
      case "cut" -> cut();
      case "drop" -> drop(Manner.valueOf(words.get(1)));
      default -> throw new IllegalArgumentException(words.toString());
    };
  }

  /** One client, over all of its connections. */
  private final class Member {

    private final EventLoop loop = group.next();
    private final ResumePoint point = new ResumePoint();
    private final Manner manner;
    private final String channel;
    private volatile @Nullable Channel connection;
    private volatile boolean leaving;

    Member(Manner manner, String channel) {
      this.manner = manner;
      this.channel = channel;
    }

    ChannelFuture connect() {
      LoadStats counts = stats.computeIfAbsent(loop, _ -> new LoadStats());
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channel(NioSocketChannel.class)
              .handler(
                  new LoadClient("127.0.0.1:" + server.getPort(), channel, counts, manner, point));
      if (manner != Manner.HEALTHY) {
        bootstrap.option(ChannelOption.SO_RCVBUF, SMALL_BUFFER);
      }
      if (manner == Manner.DRIP) {
        bootstrap.option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new FixedRecvByteBufAllocator(1).maxMessagesPerRead(1));
      }
      return bootstrap
          .connect(server)
          .addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
              connection = connected.channel();
              connected.channel().closeFuture().addListener(_ -> comeBack());
            } else {
              comeBack();
            }
          });
    }

    /** A bad client is back soon after it was closed, as those in the world are. */
    private void comeBack() {
      if (manner != Manner.HEALTHY && !leaving) {
        var _ = loop.schedule((Runnable) this::again, BEFORE_RETURN_MS, MILLISECONDS);
      }
    }

    private void again() {
      var _ = connect();
    }

    void leave() {
      leaving = true;
      hangUp();
    }

    void hangUp() {
      Channel open = connection;
      if (open != null) {
        var _ = open.close();
      }
    }
  }

  private Map<String, Integer> connect(int count, Manner manner, String channel)
      throws InterruptedException {
    for (int i = 0; i < count; i += CONNECTING_AT_ONCE) {
      List<ChannelFuture> connecting = new ArrayList<>();
      for (int j = i; j < Math.min(count, i + CONNECTING_AT_ONCE); j++) {
        Member member = new Member(manner, channel);
        members.add(member);
        connecting.add(member.connect());
      }
      for (ChannelFuture each : connecting) {
        each.sync();
      }
    }
    return Map.of("members", members.size());
  }

  /** All connections end at once, and all clients come back at once. */
  private Map<String, Integer> cut() throws InterruptedException {
    members.forEach(Member::hangUp);
    for (Member member : members) {
      Channel closed = member.connection;
      if (closed != null) {
        closed.closeFuture().sync();
      }
    }
    List<ChannelFuture> connecting = members.stream().map(Member::connect).toList();
    for (ChannelFuture each : connecting) {
      each.sync();
    }
    return Map.of("members", members.size());
  }

  private Map<String, Integer> drop(Manner manner) {
    members.stream().filter(member -> member.manner == manner).forEach(Member::leave);
    members.removeIf(member -> member.manner == manner);
    return Map.of("members", members.size());
  }

  private Map<String, Long> stats() throws InterruptedException {
    Map<String, Long> sums = new TreeMap<>();
    Histogram ages = new Histogram(3);
    onLoops(counts -> counts.addTo(sums, ages));
    for (double percentile : new double[] {50, 99, 99.9}) {
      sums.put(
          "p" + String.valueOf(percentile).replace(".0", ""),
          ages.getValueAtPercentile(percentile));
    }
    return sums;
  }

  /** One loop after the other, each on its own thread. */
  private void onLoops(Consumer<LoadStats> step) throws InterruptedException {
    for (Map.Entry<EventLoop, LoadStats> entry : stats.entrySet()) {
      entry.getKey().submit(() -> step.accept(entry.getValue())).sync();
    }
  }
}
