package io.pulseboard.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.lists.StreamPath;
import io.pulseboard.api.lists.TimeParameter;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.RecordReader;
import io.pulseboard.store.TimeRange;
import io.pulseboard.store.access.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The records of a stream as a file. */
@Controller("/api/v1/export")
@Needs(Scope.READ)
@Tag(name = "Export")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportController {

  /** Big enough that a page costs little more than its rows, small enough to be held by many. */
  static final int PAGE = 1_000;

  private final RecordReader reader;
  private final ExportMetrics metrics;
  private final Clock clock;

  ExportController(RecordReader reader, ExportMetrics metrics, Clock clock) {
    this.reader = reader;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** A stream's records, oldest first, no faster than the client takes them. */
  @Get("/{stream}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> export(
      HttpRequest<?> request,
      @PathVariable
          @Parameter(
              description = "The stream's name",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {
                        "stock_quotes",
                        "sales",
                        "user_events",
                        "financial_metrics"
                      }),
              example = "sales")
          String stream,
      @QueryValue @Parameter(description = ListQuery.FROM, example = "-1h") @Nullable String from,
      @QueryValue @Parameter(description = RangeQuery.TO, example = "now") @Nullable String to,
      @QueryValue
          @Parameter(
              description = "By the Accept header when absent, and CSV when that has neither",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"csv", "ndjson"}),
              example = "ndjson")
          @Nullable String format) {
    Stream exported = StreamPath.parse(stream);
    ExportFormat wanted =
        format == null ? ExportFormat.accepted(request) : ExportFormat.named(format);
    ExportBody body =
        new ExportBody(
            reader.pages(exported, range(from, to), PAGE),
            wanted.writer(exported),
            metrics.records(exported, wanted));
    StreamedFile file = new StreamedFile(body, wanted.mediaType());
    // What is stored up to now is another thing a moment later.
    return HttpResponse.ok(file.attach(exported.id() + "." + wanted.id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private TimeRange range(@Nullable String from, @Nullable String to) {
    Instant start = from == null ? Instant.EPOCH : TimeParameter.parse("from", from, clock);
    Instant end = to == null ? clock.instant() : TimeParameter.parse("to", to, clock);
    if (start.isAfter(end)) {
      throw new BadParameterException("from", "must not be after to");
    }
    return new TimeRange(start, end);
  }
}
