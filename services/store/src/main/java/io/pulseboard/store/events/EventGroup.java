package io.pulseboard.store.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What events can be grouped by; its name is that of the column. */
public enum EventGroup {
  EVENT_TYPE,
  COUNTRY;

  /** The group of that text, such as {@code country}, if there is one. */
  public static Optional<EventGroup> of(String text) {
    return Arrays.stream(values()).filter(group -> group.text().equals(text)).findFirst();
  }

  /** As it is asked for. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
