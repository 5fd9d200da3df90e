package io.pulseboard.api.live;

import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that was published, kept the simplest way. */
final class PublishedLog {

  private final Map<Stream, List<LiveEntry>> entries = new EnumMap<>(Stream.class);
  private final Map<String, Long> micros = new HashMap<>();

  PublishedLog() {
    for (Stream stream : Stream.values()) {
      entries.put(stream, new ArrayList<>());
    }
  }

  void add(Stream stream, List<LiveEntry> more) {
    entries(stream).addAll(more);
    more.forEach(entry ->
        entry.records().forEach(record -> micros.put(id(record), record.timestampMicros())));
  }

  String last(Stream stream) {
    List<LiveEntry> all = entries(stream);
    return all.isEmpty() ? "0-0" : all.getLast().offset();
  }

  long micros(String id) {
    return micros.getOrDefault(id, Long.MIN_VALUE);
  }

  List<LiveRecord> between(Stream stream, String after, String upTo, @Nullable Set<String> keys) {
    return entries(stream).stream()
        .filter(entry -> Offsets.compare(entry.offset(), after) > 0)
        .filter(entry -> Offsets.compare(entry.offset(), upTo) <= 0)
        .flatMap(entry -> entry.records().stream())
        .filter(record -> keys == null || !stream.keyed() || keys.contains(record.key()))
        .toList();
  }

  /** What a snapshot at an offset has to hold. */
  List<LiveRecord> latest(Stream stream, String upTo, @Nullable Set<String> keys) {
    List<LiveRecord> all = between(stream, "0-0", upTo, keys);
    if (!stream.keyed()) {
      return all.subList(Math.max(0, all.size() - 100), all.size());
    }
    Map<String, LiveRecord> latest = new LinkedHashMap<>();
    for (LiveRecord record : all) {
      latest.merge(
          String.valueOf(record.key()),
          record,
          (held, next) -> next.timestampMicros() >= held.timestampMicros() ? next : held);
    }
    return List.copyOf(latest.values());
  }

  boolean hasGap(Stream stream) {
    return entries(stream).stream().anyMatch(LiveEntry::afterGap);
  }

  /** Whether records are missing between two places. */
  boolean hasBroken(Stream stream, ModelClient.@Nullable Place from, ModelClient.Place to) {
    return from == null
        || entries(stream).stream()
            .filter(LiveEntry::afterGap)
            .anyMatch(entry ->
                Offsets.compare(entry.offset(), from.offset()) > 0
                    && Offsets.compare(entry.offset(), to.offset()) <= 0);
  }

  static String id(LiveRecord record) {
    String json = new String(record.json(), java.nio.charset.StandardCharsets.UTF_8);
    return json.substring(7, json.indexOf('"', 7));
  }

  static List<String> ids(List<LiveRecord> records) {
    return records.stream().map(PublishedLog::id).toList();
  }

  private List<LiveEntry> entries(Stream stream) {
    List<LiveEntry> all = entries.get(stream);
    if (all == null) {
      throw new IllegalArgumentException("no " + stream);
    }
    return all;
  }
}
