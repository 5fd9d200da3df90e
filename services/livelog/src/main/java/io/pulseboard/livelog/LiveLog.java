package io.pulseboard.livelog;

import jakarta.inject.Singleton;

/** Opens readers of the live logs. */
@Singleton
public final class LiveLog {

  private final RedisConnections connections;

  LiveLog(RedisConnections connections) {
    this.connections = connections;
  }

  /**
   * A reader with a connection of its own, to be closed by the caller; it ends with its first
   * failure.
   *
   * @throws LiveLogUnavailableException when Redis does not answer
   */
  public LiveLogReader open() {
    return new LiveLogReader(connections.openOnce());
  }
}
