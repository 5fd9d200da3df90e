package io.pulseboard.launch;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that beans are given. */
@Factory
final class UtcClock {

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
