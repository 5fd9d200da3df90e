package io.pulseboard.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses the loopback port of each server from a range of its own. All are below the range from
 * which Linux and macOS take the ports of outgoing connections, so that none of those takes a port
 * between its choice and its use.
 */
public enum Ports {
  POSTGRES(20_000),
  REDIS(23_000),
  BROKER(26_000);

  private static final int RANGE = 3_000;

  private final int lowest;

  Ports(int lowest) {
    this.lowest = lowest;
  }

  /** The port that the file names while that is free, else another, which the file then names. */
  public int choose(Path file) {
    try {
      int port = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : random();
      while (!isFree(port)) {
        port = random();
      }
      Files.writeString(file, port + "\n");
      return port;
    } catch (IOException | NumberFormatException unusable) {
      throw new EmbeddedServersException(
          "Cannot use " + file + ": " + unusable.getMessage(), unusable);
    }
  }

  private int random() {
    return ThreadLocalRandom.current().nextInt(lowest, lowest + RANGE);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }
}
