package io.pulseboard.api.overview;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.live.Hub;
import io.pulseboard.store.Edition;
import io.pulseboard.store.Schema;
import io.pulseboard.store.overview.Overview;
import io.pulseboard.store.overview.OverviewQueries;
import io.pulseboard.store.overview.StatsQueries;
import java.time.Clock;

/** The home page's figures, and how much is stored where. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverviewController {

  private final OverviewQueries overview;
  private final StatsQueries stats;
  private final Schema schema;
  private final Hub hub;
  private final Clock clock;

  OverviewController(
      OverviewQueries overview, StatsQueries stats, Schema schema, Hub hub, Clock clock) {
    this.overview = overview;
    this.stats = stats;
    this.schema = schema;
    this.hub = hub;
    this.clock = clock;
  }

  /** The figures of a range, beside those of the period before. */
  @Get("/overview")
  Overview overview(@RequestBean RangeQuery range) {
    return overview.overview(range.range(clock));
  }

  /** What is stored, in what kind of database, and how many clients listen. */
  @Get("/stats")
  Stats stats() {
    Edition edition = schema.edition();
    return new Stats(
        new Stats.Storage(edition.title(), edition.meaning()),
        stats.streams(clock.instant()),
        hub.sessionCount());
  }
}
