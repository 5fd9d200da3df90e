package io.pulseboard.api.alerts;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.UuidV7;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.alerts.AlertQueries;
import io.pulseboard.store.alerts.AlertRule;
import io.pulseboard.store.alerts.AlertWriter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rules that raise alerts. */
@Controller("/api/v1/alert-rules")
@Tag(name = "Alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertRuleController {

  private static final String ID = "The rule's id";

  private final AlertQueries queries;
  private final AlertWriter writer;
  private final Clock clock;

  AlertRuleController(AlertQueries queries, AlertWriter writer, Clock clock) {
    this.queries = queries;
    this.writer = writer;
    this.clock = clock;
  }

  /** All rules, newest first. */
  @Get
  @Needs(Scope.READ)
  List<AlertRule> alertRules(@RequestBean AlertFilter filter) {
    return queries.rules(filter.parsed());
  }

  /** One rule. */
  @Get("/{id}")
  @Needs(Scope.READ)
  AlertRule alertRule(@PathVariable @Parameter(description = ID) String id) {
    return queries.rule(parsed(id)).orElseThrow(() -> unknown(id));
  }

  /** Makes a rule. It raises an alert when a quote meets it, and again after one did not. */
  @Post
  @Needs(Scope.ADMIN)
  @Status(HttpStatus.CREATED)
  HttpResponse<AlertRule> createAlertRule(@Body NewAlertRule rule) {
    Instant now = clock.instant();
    AlertRule made =
        new AlertRule(
            UuidV7.at(now, ThreadLocalRandom.current()),
            rule.requiredSymbol(),
            rule.requiredKind(),
            rule.requiredThreshold(),
            rule.isEnabled(),
            now.truncatedTo(ChronoUnit.MICROS));
    writer.save(made);
    return HttpResponse.created(made, URI.create("/api/v1/alert-rules/" + made.id()));
  }

  /** Changes a rule, all of it but the symbol, which may be left out. */
  @Put("/{id}")
  @Needs(Scope.ADMIN)
  AlertRule changeAlertRule(
      @PathVariable @Parameter(description = ID) String id, @Body NewAlertRule rule) {
    AlertRule before = queries.rule(parsed(id)).orElseThrow(() -> unknown(id));
    if (rule.symbol() != null && !rule.requiredSymbol().equals(before.symbol())) {
      throw new BadParameterException("symbol", "must stay; make another rule");
    }
    AlertRule changed =
        new AlertRule(
            before.id(),
            before.symbol(),
            rule.requiredKind(),
            rule.requiredThreshold(),
            rule.isEnabled(),
            before.createdAt());
    writer.save(changed);
    return changed;
  }

  /** Deletes a rule; the alerts that it raised stay. */
  @Delete("/{id}")
  @Needs(Scope.ADMIN)
  @Status(HttpStatus.NO_CONTENT)
  void deleteAlertRule(@PathVariable @Parameter(description = ID) String id) {
    if (!writer.delete(parsed(id))) {
      throw unknown(id);
    }
  }

  private static UUID parsed(String id) {
    try {
      UUID parsed = UUID.fromString(id);
      // It also takes shorter groups, which name another rule.
      if (parsed.toString().equals(id.toLowerCase(Locale.ROOT))) {
        return parsed;
      }
    } catch (IllegalArgumentException notOne) {
      throw unknown(id);
    }
    throw unknown(id);
  }

  private static HttpStatusException unknown(String id) {
    return new HttpStatusException(HttpStatus.NOT_FOUND, "there is no alert rule " + id);
  }
}
