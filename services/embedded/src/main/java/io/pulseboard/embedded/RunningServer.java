package io.pulseboard.embedded;

/** A server that answers. */
sealed interface RunningServer extends AutoCloseable
    permits PostgresServer, RedisServer, AmqpBroker {

  /** Where it answers, in the form that its clients take. */
  String url();

  /**
   * Its process; for the broker that is this JVM.
   *
   * @throws EmbeddedServersException when it is gone
   */
  ProcessHandle process();

  /** Ends it in order, or by force when it does not end in time. */
  @Override
  void close();
}
