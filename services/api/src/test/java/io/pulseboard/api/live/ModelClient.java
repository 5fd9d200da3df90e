package io.pulseboard.api.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client that knows everything that was published, and holds each frame against what it has to be
 * by the protocol's promises.
 */
final class ModelClient {

  private static final Argument<Map<String, Object>> FRAME =
      Argument.mapOf(String.class, Object.class);

  /** Where a client was on a channel. */
  record Place(String epoch, String offset) {}

  private static final class Channel {
    private @Nullable Set<String> keys;
    private boolean subscribed;

    /** What is sent before the server has taken in what the client last asked for. */
    private boolean stale;

    private @Nullable Place place;
    private boolean expectsSnapshot;
    private boolean expectsResumed;
    private String mode = "live";
    private long leftOut;
    private final Map<String, String> latest = new HashMap<>();
  }

  private final PublishedLog log;
  private final Map<Stream, Channel> channels = new EnumMap<>(Stream.class);
  private final Map<String, Runnable> asked = new HashMap<>();
  private int lastId;
  private int taken;
  private int snapshots;

  ModelClient(PublishedLog log) {
    this.log = log;
    for (Stream stream : Stream.values()) {
      channels.put(stream, new Channel());
    }
  }

  /** How many snapshots it was sent. */
  int snapshots() {
    return snapshots;
  }

  boolean isSubscribed(Stream stream) {
    return channel(stream).subscribed;
  }

  /** Whether the server has taken in all that it was asked. */
  boolean isAnswered() {
    return asked.isEmpty();
  }

  @Nullable Place place(Stream stream) {
    return channel(stream).place;
  }

  /** The message that subscribes, and what to expect once it is answered. */
  ClientMessage subscribe(Stream stream, @Nullable Set<String> keys, @Nullable Place since) {
    String id = String.valueOf(++lastId);
    Channel channel = channel(stream);
    channel.stale = true;
    asked.put(
        id,
        () -> {
          channel.subscribed = true;
          channel.stale = false;
          channel.keys = keys;
          channel.place = since;
          channel.expectsSnapshot = since == null;
          channel.expectsResumed = since != null;
          channel.mode = "live";
          channel.leftOut = 0;
        });
    return new ClientMessage(
        id,
        "subscribe",
        null,
        null,
        new ClientMessage.Payload(
            stream.id(),
            keys == null ? null : List.copyOf(keys),
            null,
            since == null ? null : new ClientMessage.Since(since.epoch(), since.offset())));
  }

  ClientMessage unsubscribe(Stream stream) {
    String id = String.valueOf(++lastId);
    Channel channel = channel(stream);
    asked.put(id, () -> channel.subscribed = false);
    return new ClientMessage(
        id, "unsubscribe", null, null, new ClientMessage.Payload(stream.id(), null, null, null));
  }

  /** The connection is gone, and what was under way on it. */
  void cut() {
    taken = 0;
    asked.clear();
    channels.values().forEach(channel -> channel.subscribed = false);
  }

  /** Checks the frames that are new in a list of all frames of this connection. */
  void take(List<String> frames) {
    for (; taken < frames.size(); taken++) {
      try {
        check(ObjectMapper.getDefault().readValue(frames.get(taken), FRAME));
      } catch (IOException notJson) {
        throw new UncheckedIOException(notJson);
      }
    }
  }

  private void check(Map<String, Object> frame) {
    String type = text(frame, "type");
    switch (type) {
      case "ack" -> requireNonNull(asked.remove(text(frame, "id"))).run();
      case "snapshot", "data", "resumed", "lagging" -> {
        Stream stream = Stream.byId(text(frame, "channel")).orElseThrow();
        Channel channel = channel(stream);
        if (channel.stale) {
          return;
        }
        assertThat(channel.subscribed).as("%s after unsubscribe", type).isTrue();
        switch (type) {
          case "snapshot" -> snapshot(stream, channel, frame);
          case "data" -> data(stream, channel, frame);
          case "resumed" -> resumed(channel, frame);
          default -> lagging(stream, channel, frame);
        }
      }
      default -> assertThat(type).isIn("hello", "heartbeat");
    }
  }

  private void snapshot(Stream stream, Channel channel, Map<String, Object> frame) {
    Place place = new Place(text(frame, "epoch"), text(frame, "offset"));
    assertThat(channel.expectsResumed).isFalse();
    assertThat(channel.expectsSnapshot || log.hasBroken(stream, channel.place, place))
        .as("a reason for the snapshot %s after %s", place, channel.place)
        .isTrue();
    snapshots++;
    channel.expectsSnapshot = false;
    channel.place = place;
    channel.latest.clear();
    List<LiveRecord> expected = log.latest(stream, place.offset(), channel.keys);
    if (stream.keyed()) {
      assertThat(ids(frame)).containsExactlyInAnyOrderElementsOf(PublishedLog.ids(expected));
      expected.forEach(record -> remember(channel, record));
    } else {
      assertThat(ids(frame)).containsExactlyElementsOf(PublishedLog.ids(expected));
    }
  }

  private void data(Stream stream, Channel channel, Map<String, Object> frame) {
    assertThat(channel.expectsSnapshot || channel.expectsResumed).isFalse();
    Place before = requireNonNull(channel.place);
    assertThat(frame).containsEntry("prev", before.offset());
    String offset = text(frame, "offset");
    List<LiveRecord> between = log.between(stream, before.offset(), offset, channel.keys);
    List<String> all = PublishedLog.ids(between);
    List<String> sent = ids(frame);
    switch (channel.mode) {
      case "live" -> assertThat(sent).containsExactlyElementsOf(all);
      case "dropping" ->
          assertThat(sent)
              .containsExactlyElementsOf(all.subList(all.size() - sent.size(), all.size()));
      default -> assertThat(all).containsSubsequence(sent);
    }
    Set<String> shown = new HashSet<>(sent);
    between.stream()
        .filter(record -> shown.contains(PublishedLog.id(record)))
        .forEach(record -> remember(channel, record));
    channel.leftOut += all.size() - sent.size();
    channel.place = new Place(before.epoch(), offset);
  }

  private void resumed(Channel channel, Map<String, Object> frame) {
    channel.expectsResumed = false;
    channel.expectsSnapshot = Boolean.FALSE.equals(frame.get("recovered"));
  }

  private void lagging(Stream stream, Channel channel, Map<String, Object> frame) {
    channel.mode = text(frame, "mode");
    long skipped = ((Number) requireNonNull(frame.get("skipped"))).longValue();
    assertThat(skipped).as("skipped on %s", stream).isGreaterThanOrEqualTo(channel.leftOut);
    if (!log.hasGap(stream)) {
      assertThat(skipped).as("skipped on %s", stream).isEqualTo(channel.leftOut);
    }
    if (channel.mode.equals("live")) {
      channel.leftOut = 0;
    } else {
      assertThat(channel.mode).isEqualTo(stream.keyed() ? "conflated" : "dropping");
    }
  }

  /** Whether it has all that there is for it. */
  boolean isCurrent(Stream stream) {
    Channel channel = channel(stream);
    if (!channel.subscribed) {
      return asked.isEmpty();
    }
    Place place = channel.place;
    return asked.isEmpty()
        && place != null
        && !channel.expectsSnapshot
        && !channel.expectsResumed
        && log.between(stream, place.offset(), log.last(stream), channel.keys).isEmpty()
        && !log.hasBroken(stream, place, new Place(place.epoch(), log.last(stream)));
  }

  /** What it would show of a keyed channel: the id of each key's latest record. */
  Map<String, String> latest(Stream stream) {
    return channel(stream).latest;
  }

  @Nullable Set<String> keys(Stream stream) {
    return channel(stream).keys;
  }

  private void remember(Channel channel, LiveRecord record) {
    if (record.key() != null) {
      String known = channel.latest.get(record.key());
      if (known == null || log.micros(known) <= record.timestampMicros()) {
        channel.latest.put(record.key(), PublishedLog.id(record));
      }
    }
  }

  private Channel channel(Stream stream) {
    return requireNonNull(channels.get(stream));
  }

  private static String text(Map<String, Object> frame, String field) {
    return String.valueOf(frame.get(field));
  }

  private static List<String> ids(Map<String, Object> frame) {
    List<String> ids = new ArrayList<>();
    for (Object record : (List<?>) requireNonNull(frame.get("data"))) {
      ids.add(String.valueOf(((Map<?, ?>) record).get("id")));
    }
    return ids;
  }
}
