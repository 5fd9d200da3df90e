package io.pulseboard.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A stretch of time: {@code from} inclusive to {@code to} exclusive. */
public record TimeRange(Instant from, Instant to) {

  /**
   * @throws IllegalArgumentException when it ends before it starts
   */
  public TimeRange {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException("from must not be after to");
    }
  }

  /** The stretch of the same length that ends where this one starts. */
  public TimeRange before() {
    return new TimeRange(from.minus(Duration.between(from, to)), from);
  }

  /** Sets two parameters to its start and its end. */
  public void bind(PreparedStatement statement, int index) throws SQLException {
    statement.setObject(index, from.atOffset(ZoneOffset.UTC));
    statement.setObject(index + 1, to.atOffset(ZoneOffset.UTC));
  }
}
