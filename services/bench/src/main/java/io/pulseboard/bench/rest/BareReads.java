package io.pulseboard.bench.rest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.pulseboard.bench.FetchedRows;
import io.pulseboard.bench.LineServer;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/**
 * The bound that reads are held against: a Netty server that sends the same SQL to the database,
 * fetches every column of every row, and writes bytes that were recorded before.
 */
final class BareReads {

  private static final int CONNECTIONS = 10;

  private final Map<String, RecordedRead> reads;
  private final Database database;
  private final boolean prepared;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private BareReads(List<RecordedRead> reads, Database database, boolean prepared) {
    this.prepared = prepared;
    this.reads = reads.stream().collect(Collectors.toMap(RecordedRead::path, Function.identity()));
    this.database = database;
  }

  /**
   * Arguments: the port on loopback, the database's URL, the folder of the reads, and whether
   * statements are prepared.
   */
  public static void main(String[] args) throws Exception {
    Database database = new Database(new DatabaseSettings(args[1], CONNECTIONS));
    new BareReads(RecordedRead.readFrom(Path.of(args[2])), database, Boolean.parseBoolean(args[3]))
        .listen(Integer.parseInt(args[0]));
    LineServer.serve(_ -> Map.of());
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
                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), new Client());
              }
            })
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .sync();
  }

  private final class Client extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      RecordedRead read = reads.get(request.uri());
      if (read == null) {
        var _ = context.close();
        return;
      }
      threads.execute(() -> {
        fetch(read.sql());
        FullHttpResponse answer =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(read.body()));
        answer
            .headers()
            .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
            .set(HttpHeaderNames.CONTENT_LENGTH, read.body().length);
        var _ = context.writeAndFlush(answer);
      });
    }
  }

  private void fetch(List<String> sql) {
    try (Connection connection = database.connection()) {
      for (String each : sql) {
        try (PreparedStatement statement = connection.prepareStatement(each)) {
          if (!prepared) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
          }
          FetchedRows.all(statement.executeQuery());
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
