package io.pulseboard.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback that can cut, delay and throttle what goes through it. Connections that
 * were open stay open through a delay and a throttle, and are closed by a cut.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile boolean cut;
  private volatile Duration delay = Duration.ZERO;
  private volatile long bytesPerSecond = Long.MAX_VALUE;

  /** Listens on a free port of loopback. */
  public TcpProxy() {
    try {
      door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().name("proxy").start(this::accept);
  }

  /** The port that it listens on. */
  public int port() {
    return door.getLocalPort();
  }

  /** Sets the port on loopback that connections made from now on lead to. */
  public void leadTo(int port) {
    target = port;
  }

  /** Closes all connections and refuses new ones. */
  public void cut() {
    cut = true;
    open.forEach(TcpProxy::close);
  }

  /** Holds back each chunk, both ways. */
  public void delay(Duration each) {
    delay = each;
  }

  /** Lets so many bytes pass a second, for each connection and way. */
  public void throttle(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Passes everything at once again. */
  public void heal() {
    cut = false;
    delay = Duration.ZERO;
    bytesPerSecond = Long.MAX_VALUE;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> join(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket client) {
    Socket server = new Socket();
    open.add(client);
    open.add(server);
    try {
      if (!cut) {
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
        back.join();
      }
    } catch (IOException unreachable) {
      // The client sees its connection end, as it would without a proxy.
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      close(client);
      close(server);
      open.remove(client);
      open.remove(server);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0 && !cut; read = in.read(chunk)) {
        Thread.sleep(delay);
        write(out, chunk, read);
      }
    } catch (IOException ended) {
      // The other way ends with this one.
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  /** In pieces of a twentieth of a second's worth, so that the end of a throttle is soon felt. */
  private void write(OutputStream out, byte[] chunk, int length)
      throws IOException, InterruptedException {
    int written = 0;
    while (written < length) {
      long rate = bytesPerSecond;
      int piece = (int) Math.min(length - written, Math.max(1, rate / 20));
      out.write(chunk, written, piece);
      out.flush();
      written += piece;
      Thread.sleep(Duration.ofNanos(piece * 1_000_000_000L / rate));
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // It was to be gone.
      return;
    }
  }

  @Override
  public void close() {
    close(door);
    cut();
  }
}
