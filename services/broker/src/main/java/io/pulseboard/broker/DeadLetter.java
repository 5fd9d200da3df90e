package io.pulseboard.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.pulseboard.contracts.Stream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A record that could not be stored, with the reason; see {@link DeadLetters} for its headers.
 *
 * @param stream whose queue of dead letters it is on
 * @param body what the producer published; not copied, not to be changed
 */
public record DeadLetter(Stream stream, byte[] body, BasicProperties properties) {

  private static final int ID_DIGITS = 12;

  /**
   * Names it among the letters of all streams: 12 hexadecimal digits of the SHA-256 of body and
   * {@code x-first-seen}. Copies of a letter have the same.
   */
  public String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(body);
      digest.update(firstSeen().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Why it cannot be stored, one sentence; empty when it does not say. */
  public String reason() {
    return header(DeadLetters.REASON);
  }

  /** The wire name of the field at fault, or {@code (record)}; empty when it does not say. */
  public String field() {
    return header(DeadLetters.FIELD);
  }

  /** When it was first refused, RFC 3339; empty when it does not say. */
  public String firstSeen() {
    return header(DeadLetters.FIRST_SEEN);
  }

  /** The queue it came from; empty when it does not say. */
  public String origin() {
    return header(DeadLetters.ORIGIN);
  }

  private String header(String name) {
    Map<String, Object> headers = properties.getHeaders();
    return headers == null ? "" : String.valueOf(headers.getOrDefault(name, ""));
  }
}
