package io.pulseboard.embedded;

/** A server that answers. */
sealed interface RunningServer extends AutoCloseable
    permits PostgresServer, RedisServer, AmqpBroker {

  /** Ends it in order, or by force when it does not end in time. */
  @Override
  void close();
}
