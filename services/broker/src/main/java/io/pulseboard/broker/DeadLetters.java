package io.pulseboard.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.pulseboard.broker.ConfirmedChannels.Message;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts records that can never be stored on {@code <stream>.dead}, body unchanged, with the reason
 * in the headers.
 */
@Singleton
public final class DeadLetters {

  /** Header: why the record cannot be stored, one sentence that names the field. */
  public static final String REASON = "x-reason";

  /** Header: the wire name of the field at fault, or {@code (record)}. */
  public static final String FIELD = "x-field";

  /** Header: when it was first refused, RFC 3339. */
  public static final String FIRST_SEEN = "x-first-seen";

  /** Header: the queue it came from. */
  public static final String ORIGIN = "x-origin";

  private final ConfirmedChannels channels;
  private final Clock clock;

  DeadLetters(ConfirmedChannels channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
  }

  /** A delivery and the rule it broke. */
  public record Letter(Delivery delivery, InvalidRecordException rule) {}

  /**
   * Publishes the letters and returns when the broker has confirmed them, so that their deliveries
   * may be acknowledged.
   *
   * @throws BrokerUnavailableException when it could not
   */
  public void publish(Stream stream, List<Letter> letters) {
    String now = clock.instant().toString();
    channels.publish(letters.stream().map(letter -> message(stream, letter, now)).toList());
  }

  /** A copy of a message's headers, to be changed. */
  static Map<String, Object> headers(BasicProperties properties) {
    Map<String, Object> headers = properties.getHeaders();
    return headers == null ? new HashMap<>() : new HashMap<>(headers);
  }

  private static Message message(Stream stream, Letter letter, String now) {
    Map<String, Object> headers = headers(letter.delivery().properties());
    headers.put(REASON, String.valueOf(letter.rule().getMessage()));
    headers.put(FIELD, letter.rule().field());
    headers.putIfAbsent(FIRST_SEEN, now);
    headers.put(ORIGIN, stream.queue());
    return new Message(
        "",
        stream.deadQueue(),
        letter.delivery().properties().builder().deliveryMode(2).headers(headers).build(),
        letter.delivery().body());
  }
}
