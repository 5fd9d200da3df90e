package io.pulseboard.store.events;

import java.time.Instant;
import java.util.List;

/**
 * How many different users had an event.
 *
 * @param users in a range
 * @param points in each interval that the range touches, oldest first; those without a user are
 *     left out
 */
public record ActiveUsers(long users, List<Point> points) {

  public ActiveUsers {
    points = List.copyOf(points);
  }

  /** The users of the interval that starts at {@code time}. */
  public record Point(Instant time, long users) {}
}
