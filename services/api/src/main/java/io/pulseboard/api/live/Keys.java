package io.pulseboard.api.live;

import io.pulseboard.livelog.LiveRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that a subscription is about. */
final class Keys {

  /** All records of a channel. */
  static final Keys ALL = new Keys(null);

  private final @Nullable Set<String> names;
  private final int hash;

  private Keys(@Nullable Set<String> names) {
    this.names = names;
    this.hash = names == null ? 0 : names.hashCode();
  }

  /** Records with one of these keys, or all. */
  static Keys of(@Nullable Collection<String> names) {
    return names == null ? ALL : new Keys(Set.copyOf(names));
  }

  boolean areAll() {
    return names == null;
  }

  boolean match(LiveRecord record) {
    return names == null || (record.key() != null && names.contains(record.key()));
  }

  int count(List<LiveRecord> records) {
    if (names == null) {
      return records.size();
    }
    int count = 0;
    for (LiveRecord record : records) {
      if (match(record)) {
        count++;
      }
    }
    return count;
  }

  /** The sum of what is counted for these keys, which are not all. */
  long count(Map<String, Long> counts) {
    long sum = 0;
    for (String name : Objects.requireNonNull(names)) {
      sum += counts.getOrDefault(name, 0L);
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Keys keys
            && hash == keys.hash
            && names != null
            && names.equals(keys.names));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
