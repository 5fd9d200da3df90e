package io.pulseboard.store;

import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UserEvent;
import java.time.Instant;

/** Records like others, at other times. */
final class Records {

  private Records() {}

  static StreamRecord at(StreamRecord record, Instant time) {
    return switch (record) {
      case UserEvent event ->
          new UserEvent(
              event.id(),
              time,
              event.eventType(),
              event.userId(),
              event.sessionId(),
              event.page(),
              event.device(),
              event.browser(),
              event.country(),
              event.city(),
              event.referrer(),
              event.metadata());
      default -> throw new IllegalArgumentException("not made for " + record.getClass());
    };
  }
}
