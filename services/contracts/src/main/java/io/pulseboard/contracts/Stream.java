package io.pulseboard.contracts;

import java.util.Arrays;
import java.util.Optional;

/**
 * The catalogue of streams. Queue, live channel, Redis keys, table and metric tag of a stream all
 * derive from its constant, so each name is written once.
 */
public enum Stream {
  STOCK_QUOTES("stock_quotes", true),
  SALES("sales", false),
  USER_EVENTS("user_events", false),
  FINANCIAL_METRICS("financial_metrics", true);

  private final String id;
  private final boolean keyed;

  Stream(String id, boolean keyed) {
    this.id = id;
    this.keyed = keyed;
  }

  /** The stream's name on the wire: its routing key, live channel, table and metric tag. */
  public String id() {
    return id;
  }

  /** Whether its records have a key, so that "the latest per key" means something. */
  public boolean keyed() {
    return keyed;
  }

  /** The durable queue that holds its records. */
  public String queue() {
    return id;
  }

  /** The durable queue that holds its dead letters. */
  public String deadQueue() {
    return id + ".dead";
  }

  /** The database table of its records. */
  public String table() {
    return id;
  }

  /** The Redis Stream that is its live log. */
  public String liveLogKey() {
    return "pulseboard:live:" + id;
  }

  /** The Redis hash that holds its latest record per key. */
  public String latestKey() {
    return "pulseboard:latest:" + id;
  }

  /** The stream of that name, if there is one. */
  public static Optional<Stream> byId(String id) {
    return Arrays.stream(values()).filter(stream -> stream.id.equals(id)).findFirst();
  }
}
