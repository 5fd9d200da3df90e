package io.pulseboard.embedded;

import java.nio.file.Path;

/**
 * One of the embedded servers by itself, durable, in a data folder of its own; for whoever needs to
 * end servers one by one.
 */
public final class EmbeddedServer implements AutoCloseable {

  /** Which server. */
  public enum Kind {
    POSTGRES,
    REDIS,
    /** The AMQP broker, which runs in this JVM. */
    BROKER
  }

  private final DataFolder folder;
  private final RunningServer server;

  private EmbeddedServer(DataFolder folder, RunningServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts a server and returns when it answers; it finds the data that a server of its kind has
   * left in {@code home}, however that ended.
   *
   * @throws FolderInUseException when {@code home} is in use
   * @throws EmbeddedServersException when the folder or the server is not usable
   */
  public static EmbeddedServer start(Kind kind, Path home) {
    DataFolder folder = DataFolder.open(home);
    try {
      return new EmbeddedServer(
          folder,
          switch (kind) {
            case POSTGRES -> PostgresServer.start(folder, true);
            case REDIS -> RedisServer.start(folder, true);
            case BROKER -> AmqpBroker.start(folder, BrokerStore.DURABLE);
          });
    } catch (RuntimeException failed) {
      folder.close();
      throw failed;
    }
  }

  /** Where it answers, in the form that its clients take. */
  public String url() {
    return server.url();
  }

  /**
   * Its process, whose descendants belong to it; for the broker that is this JVM.
   *
   * @throws EmbeddedServersException when it is gone
   */
  public ProcessHandle process() {
    return server.process();
  }

  /** Ends it in order, unless it is gone, and gives the folder free. */
  @Override
  public void close() {
    server.close();
    folder.close();
  }
}
