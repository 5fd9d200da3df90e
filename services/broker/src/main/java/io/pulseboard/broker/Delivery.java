package io.pulseboard.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as a consumer got it.
 *
 * @param body the record's JSON text; not copied, not to be changed
 * @param attempt which delivery of this message it is at least, from 1
 */
public record Delivery(long tag, byte[] body, int attempt, BasicProperties properties) {

  /** Header in which quorum queues count the deliveries before this one. */
  static final String DELIVERY_COUNT = "x-delivery-count";

  /** A delivery whose {@code attempt} is the broker's count when that is higher. */
  public Delivery {
    Map<String, Object> headers = properties.getHeaders();
    if (headers != null && headers.get(DELIVERY_COUNT) instanceof Number before) {
      attempt = Math.max(attempt, before.intValue() + 1);
    }
  }

  /** Whether the broker may have delivered it before. */
  public boolean redelivered() {
    return attempt > 1;
  }

  /** When its producer handed it to the broker, or null when the producer did not say. */
  public @Nullable Instant publishedAt() {
    Map<String, Object> headers = properties.getHeaders();
    if (headers != null && headers.get(Topology.PUBLISHED_AT) instanceof Number micros) {
      return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    }
    return properties.getTimestamp() == null ? null : properties.getTimestamp().toInstant();
  }

  /**
   * The value of its header of that name, such as that of a trace; null when it has none. Equal
   * values of two messages are equal objects.
   */
  public @Nullable Object header(String name) {
    Map<String, Object> headers = properties.getHeaders();
    return headers == null ? null : headers.get(name);
  }
}
