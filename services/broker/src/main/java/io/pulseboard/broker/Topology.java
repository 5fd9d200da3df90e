package io.pulseboard.broker;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import io.pulseboard.contracts.Stream;
import java.io.IOException;

/**
 * The exchange and queues of the road, declared nowhere else. No {@code x-} arguments: queue type,
 * limits and TTLs are the broker's policy.
 */
public final class Topology {

  /** The topic exchange that records are published to; the routing key is the stream's id. */
  public static final String EXCHANGE = "pulseboard.records";

  /** Header of a record message: when it was handed to the broker, in microseconds since 1970. */
  public static final String PUBLISHED_AT = "x-published-at";

  private Topology() {}

  /** Declares everything; harmless when it is there. */
  public static void declare(Channel amqpChannel) throws IOException {
    amqpChannel.exchangeDeclare(EXCHANGE, BuiltinExchangeType.TOPIC, true);
    for (Stream stream : Stream.values()) {
      amqpChannel.queueDeclare(stream.queue(), true, false, false, null);
      amqpChannel.queueBind(stream.queue(), EXCHANGE, stream.id());
      amqpChannel.queueDeclare(stream.deadQueue(), true, false, false, null);
    }
  }
}
