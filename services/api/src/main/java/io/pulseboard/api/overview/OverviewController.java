package io.pulseboard.api.overview;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.live.Bridge;
import io.pulseboard.api.live.Hub;
import io.pulseboard.store.Edition;
import io.pulseboard.store.Schema;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.overview.Overview;
import io.pulseboard.store.overview.OverviewQueries;
import io.pulseboard.store.overview.StatsQueries;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;

/** The home page's figures, and how much is stored where. */
@Controller("/api/v1")
@Needs(Scope.READ)
@Tag(name = "Overview")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverviewController {

  private final OverviewQueries overview;
  private final StatsQueries stats;
  private final Schema schema;
  private final Bridge bridge;
  private final Hub hub;
  private final Clock clock;

  OverviewController(
      OverviewQueries overview,
      StatsQueries stats,
      Schema schema,
      Bridge bridge,
      Hub hub,
      Clock clock) {
    this.overview = overview;
    this.stats = stats;
    this.schema = schema;
    this.bridge = bridge;
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
        new Stats.Live(bridge.isFollowing(), bridge.lag().map(Duration::toMillis).orElse(null)),
        hub.sessionCount());
  }
}
