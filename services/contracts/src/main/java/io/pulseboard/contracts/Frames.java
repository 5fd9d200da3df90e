package io.pulseboard.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames that a server sends on a live connection, one method for each {@code type}, as JSON
 * text in UTF-8.
 */
public final class Frames {

  /** The version of the live protocol. */
  public static final int PROTOCOL = 1;

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] DATA = ",\"data\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

  private Frames() {}

  private interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  /** The first frame of a connection. */
  public static byte[] hello(String epoch, Duration heartbeat) {
    return frame(
        "hello",
        out -> {
          out.writeNumberField("protocol", PROTOCOL);
          out.writeStringField("epoch", epoch);
          out.writeNumberField("heartbeat_ms", heartbeat.toMillis());
        });
  }

  /** A message was carried out. */
  public static byte[] ack(@Nullable String id) {
    return frame("ack", out -> optional(out, "id", id));
  }

  /** The answer to a ping. */
  public static byte[] pong(@Nullable String id) {
    return frame("pong", out -> optional(out, "id", id));
  }

  /** A message could not be carried out, or the connection is about to be closed. */
  public static byte[] error(@Nullable String id, SocketError error, String message) {
    return frame(
        "error",
        out -> {
          optional(out, "id", id);
          out.writeStringField("code", error.code());
          out.writeStringField("message", message);
        });
  }

  /** The state of a channel at an offset; {@code records} are live texts. */
  public static byte[] snapshot(String channel, String epoch, String offset, List<byte[]> records) {
    return records(
        "snapshot",
        out -> {
          out.writeStringField("channel", channel);
          out.writeStringField("epoch", epoch);
          out.writeStringField("offset", offset);
        },
        records);
  }

  /**
   * The answer to a subscription that asked to resume.
   *
   * @param recovered whether nothing is missing: {@code replayed} records follow as data, and then
   *     what is new; otherwise a snapshot follows
   */
  public static byte[] resumed(String channel, boolean recovered, long replayed) {
    return frame(
        "resumed",
        out -> {
          out.writeStringField("channel", channel);
          out.writeBooleanField("recovered", recovered);
          out.writeNumberField("replayed", replayed);
        });
  }

  /** What came on a channel since {@code prev}, the offset that the session was last sent. */
  public static byte[] data(String channel, String offset, String prev, List<byte[]> records) {
    return records(
        "data",
        out -> {
          out.writeStringField("channel", channel);
          out.writeStringField("offset", offset);
          out.writeStringField("prev", prev);
        },
        records);
  }

  /**
   * A subscription's mode has changed, or it goes on lagging.
   *
   * @param skipped records that were left out since it began to lag
   */
  public static byte[] lagging(String channel, DeliveryMode mode, long skipped) {
    return frame(
        "lagging",
        out -> {
          out.writeStringField("channel", channel);
          out.writeStringField("mode", mode.id());
          out.writeNumberField("skipped", skipped);
        });
  }

  /** A sign of life. */
  public static byte[] heartbeat(Instant now) {
    return frame("heartbeat", out -> out.writeStringField("t", now.toString()));
  }

  /** The server is about to close; the client should wait that long before it connects again. */
  public static byte[] shutdown(Duration reconnect) {
    return frame("shutdown", out -> out.writeNumberField("reconnect_ms", reconnect.toMillis()));
  }

  private static void optional(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  private static byte[] frame(String type, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    write(bytes, type, body);
    bytes.write('}');
    return bytes.toByteArray();
  }

  private static byte[] records(String type, Body body, List<byte[]> records) {
    int size = records.stream().mapToInt(text -> text.length + 1).sum();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size + 256);
    write(bytes, type, body);
    bytes.writeBytes(DATA);
    for (int i = 0; i < records.size(); i++) {
      if (i > 0) {
        bytes.write(',');
      }
      bytes.writeBytes(records.get(i));
    }
    bytes.writeBytes(END);
    return bytes.toByteArray();
  }

  /** Writes a frame up to its closing brace, so that record texts can follow as they are. */
  private static void write(ByteArrayOutputStream bytes, String type, Body body) {
    try (JsonGenerator out =
        FACTORY.createGenerator(bytes).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)) {
      out.writeStartObject();
      out.writeStringField("type", type);
      body.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
