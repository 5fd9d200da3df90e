package io.pulseboard.api.events;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.lists.SeriesQuery;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.Page;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.events.EventCount;
import io.pulseboard.store.events.EventGroup;
import io.pulseboard.store.events.EventPoint;
import io.pulseboard.store.events.EventQueries;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** User events over REST. */
@Controller("/api/v1/events")
@Needs(Scope.READ)
@Tag(name = "Events")
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
  Page<UserEvent> events(@RequestBean EventFilter filter, @RequestBean ListQuery query) {
    return queries.events(filter.parsed(), query.slice(clock));
  }

  /** How many events of each type there were in a range, most first. */
  @Get("/counts")
  List<EventCount> eventCounts(@RequestBean EventFilter filter, @RequestBean RangeQuery range) {
    return queries.counts(filter.parsed(), range.range(clock));
  }

  /** Events by interval, oldest first. */
  @Get("/timeseries")
  List<EventPoint> eventsTimeseries(
      @RequestBean EventFilter filter,
      @RequestBean SeriesQuery series,
      @QueryValue
          @Parameter(
              description = "Points of its own for each of these",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"event_type", "country"}),
              example = "event_type")
          @Nullable String group) {
    return queries.timeseries(
        filter.parsed(),
        series.range(clock),
        series.parsedInterval(),
        group == null ? null : parsedGroup(group));
  }

  private static EventGroup parsedGroup(String group) {
    return EventGroup.of(group)
        .orElseThrow(
            () -> new BadParameterException("group", "must be one of event_type, country"));
  }
}
