package io.pulseboard.api.live;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts connections, in all and by address, and says when there are too many. */
@Singleton
final class Admission {

  private final LiveSettings settings;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  Admission(LiveSettings settings, LiveMetrics metrics) {
    this.settings = settings;
    metrics.sessions(all);
  }

  /** Counts a connection in and gives the reason to refuse it, if any; {@link #leave} follows. */
  @Nullable String enter(String address) {
    int sessions = all.incrementAndGet();
    int here = byAddress.merge(address, 1, Integer::sum);
    if (sessions > settings.maxSessions()) {
      return "this server has as many connections as it may, " + settings.maxSessions();
    }
    if (here > settings.maxSessionsPerAddress()) {
      return "your address has as many connections as it may, " + settings.maxSessionsPerAddress();
    }
    return null;
  }

  void leave(String address) {
    all.decrementAndGet();
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /** How many connections there are. */
  int sessions() {
    return all.get();
  }
}
