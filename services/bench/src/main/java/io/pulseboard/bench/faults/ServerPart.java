package io.pulseboard.bench.faults;

import io.pulseboard.embedded.EmbeddedServer;
import io.pulseboard.embedded.EmbeddedServersException;
import io.pulseboard.testing.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** PostgreSQL or Redis, behind its proxy. */
final class ServerPart extends Part {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedServer.Kind kind;
  private final Path home;
  private final TcpProxy proxy;
  private @Nullable EmbeddedServer server;

  ServerPart(String name, EmbeddedServer.Kind kind, Path home, TcpProxy proxy) {
    super(name);
    this.kind = kind;
    this.home = home;
    this.proxy = proxy;
  }

  /** PostgreSQL does not start while a process of the one before still ends. */
  @Override
  void start() throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (server == null) {
      try {
        server = EmbeddedServer.start(kind, home);
      } catch (EmbeddedServersException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        Thread.sleep(Duration.ofMillis(100));
      }
    }
    proxy.leadTo(java.net.URI.create(url()).getPort());
  }

  private EmbeddedServer server() {
    EmbeddedServer running = server;
    if (running == null) {
      throw new IllegalStateException(name() + " is not started");
    }
    return running;
  }

  /** Where it answers by itself, past the proxy. */
  String url() {
    return server().url();
  }

  @Override
  ProcessHandle process() {
    return server().process();
  }

  @Override
  void kill() throws InterruptedException {
    super.kill();
    close();
  }

  /** Starts it again if it has ended by itself. */
  void revive() throws InterruptedException {
    try {
      process();
    } catch (EmbeddedServersException gone) {
      close();
      start();
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
