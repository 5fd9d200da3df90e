package io.pulseboard.embedded;

/** Where the broker keeps queues and persistent messages. */
public enum BrokerStore {
  /** On disk: what was confirmed survives the end of the process, however it ends. */
  DURABLE,
  /** In memory: faster, and gone with the process. */
  MEMORY
}
