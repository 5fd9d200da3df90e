package io.pulseboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Redis server in a session of its own, so that Ctrl-C in a terminal does not reach it. What it
 * holds is a cache, written to disk once a second.
 */
final class RedisServer implements RunningServer {

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration PID_LIMIT = Duration.ofSeconds(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private final Path configuration;
  private final Path pidFile;
  private final int port;

  private RedisServer(DataFolder folder, int port) {
    this.configuration = folder.redis().resolve("redis.conf");
    this.pidFile = folder.redis().resolve("redis.pid");
    this.port = port;
  }

  /**
   * Ends the server that a killed process may have left in the folder, starts another and waits
   * until it answers.
   */
  static RedisServer start(DataFolder folder, boolean sync) {
    Path program = Binaries.of(folder).redis();
    new RedisServer(folder, 0).close();
    ServerLog log = folder.log("redis");
    int port = Ports.REDIS.choose(folder.redis().resolveSibling("redis.port"));
    RedisServer server = new RedisServer(folder, port);
    try {
      Files.deleteIfExists(server.pidFile);
      Files.writeString(server.configuration, server.settings(folder.redis(), log, sync));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    List<String> words = List.of(program.toString(), server.configuration.toString());
    if (!new Command(words, log, START_LIMIT).succeeds("")) {
      throw log.failure("Redis did not start");
    }
    server.awaitAnswer(log);
    return server;
  }

  @Override
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  private String settings(Path data, ServerLog log, boolean sync) {
    return """
    bind 127.0.0.1
    port %d
    daemonize yes
    set-proc-title no
    pidfile "%s"
    logfile "%s"
    dir "%s"
    save ""
    appendonly %s
    appendfsync everysec
    """
        .formatted(port, pidFile, log.file(), data, sync ? "yes" : "no");
  }

  private void awaitAnswer(ServerLog log) {
    long start = System.nanoTime();
    while (!answers()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      boolean gone = waited.compareTo(PID_LIMIT) > 0 && found().isEmpty();
      if (gone || waited.compareTo(START_LIMIT) > 0) {
        close();
        throw log.failure("Redis did not start");
      }
      ServerProcess.pause();
    }
  }

  /** It refuses every command while it loads its data. */
  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] reply = socket.getInputStream().readNBytes(5);
      return new String(reply, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  private Optional<ServerProcess> found() {
    return ServerProcess.find(pidFile, configuration);
  }

  @Override
  public ProcessHandle process() {
    return found().orElseThrow(() -> new EmbeddedServersException("Redis is gone")).handle();
  }

  @Override
  public void close() {
    found()
        .ifPresent(process -> {
          process.handle().destroy();
          if (!process.endsWithin(STOP_LIMIT)) {
            process.handle().destroyForcibly();
          }
        });
  }
}
