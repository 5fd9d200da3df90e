package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which keys each keyed stream has, so that "the latest of every key" need not search for
 * them among all records.
 */
final class RecordKeys {

  /** Beyond that they are forgotten, and noted again as they come. */
  private static final int MOST_KNOWN = 200_000;

  private final Map<Stream, Set<String>> known = new EnumMap<>(Stream.class);

  RecordKeys() {
    for (Stream stream : Stream.values()) {
      known.put(stream, ConcurrentHashMap.newKeySet());
    }
  }

  /**
   * Notes the keys of records that the same transaction stores, those that are not known here; to
   * be followed by {@link #committed}.
   *
   * @return what was noted
   */
  SortedSet<String> note(Connection connection, Stream stream, List<? extends StreamRecord> records)
      throws SQLException {
    SortedSet<String> fresh = new TreeSet<>();
    if (!stream.keyed()) {
      return fresh;
    }
    Set<String> before = known(stream);
    for (StreamRecord record : records) {
      String key = record.key();
      if (key != null && !before.contains(key)) {
        fresh.add(key);
      }
    }
    if (!fresh.isEmpty()) {
      insert(connection, stream, fresh);
    }
    return fresh;
  }

  /** Spares noting those again. */
  void committed(Stream stream, SortedSet<String> noted) {
    Set<String> all = known(stream);
    if (all.size() + noted.size() > MOST_KNOWN) {
      all.clear();
    }
    all.addAll(noted);
  }

  /** After a failure the database may be another one, or an older state of it. */
  void forget() {
    known.values().forEach(Set::clear);
  }

  /** In their order, so that two writers never wait for each other in a circle. */
  private static void insert(Connection connection, Stream stream, SortedSet<String> keys)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO record_keys (stream, key) SELECT ?, unnest(?::text[])
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, stream.id());
      insert.setArray(2, connection.createArrayOf("text", keys.toArray()));
      insert.executeUpdate();
    }
  }

  private Set<String> known(Stream stream) {
    return Objects.requireNonNull(known.get(stream));
  }
}
