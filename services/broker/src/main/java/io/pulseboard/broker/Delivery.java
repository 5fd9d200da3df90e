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
 * @param redelivered whether the broker may have delivered it before
 */
public record Delivery(long tag, byte[] body, boolean redelivered, BasicProperties properties) {

  /** When its producer handed it to the broker, or null when the producer did not say. */
  public @Nullable Instant publishedAt() {
    Map<String, Object> headers = properties.getHeaders();
    if (headers != null && headers.get(Topology.PUBLISHED_AT) instanceof Number micros) {
      return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    }
    return properties.getTimestamp() == null ? null : properties.getTimestamp().toInstant();
  }
}
