package io.pulseboard.api.events;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.Page;
import io.pulseboard.store.events.EventQueries;
import java.time.Clock;

/** User events over REST. */
@Controller("/api/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {

  private final EventQueries queries;
  private final Clock clock;

  EventController(EventQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** User events, newest first. */
  @Get
  Page<UserEvent> list(@RequestBean ListQuery query) {
    return queries.events(query.slice(clock));
  }
}
