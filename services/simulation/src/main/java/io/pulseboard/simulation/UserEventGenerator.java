package io.pulseboard.simulation;

import io.pulseboard.contracts.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Events of a site on which some tens of visitors browse at the same time. */
final class UserEventGenerator implements RecordGenerator {

  private static final int MOST_VISITS = 40;
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

  private final RandomGenerator random;
  private final List<Visit> visits = new ArrayList<>();

  UserEventGenerator(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public UserEvent next(Instant at) {
    Visit visit = visit(at);
    UserEvent event = visit.next(at, random);
    if (visit.isOver()) {
      visits.remove(visit);
    }
    return event;
  }

  /** The fewer visits there are, the likelier is a new one. */
  private Visit visit(Instant at) {
    if (random.nextInt(MOST_VISITS) < visits.size()) {
      Visit running = Pick.from(visits, random);
      if (!at.isAfter(running.lastSeen().plus(IDLE_LIMIT))) {
        return running;
      }
      visits.removeIf(visit -> at.isAfter(visit.lastSeen().plus(IDLE_LIMIT)));
    }
    Visit started = new Visit(at, random);
    visits.add(started);
    return started;
  }
}
