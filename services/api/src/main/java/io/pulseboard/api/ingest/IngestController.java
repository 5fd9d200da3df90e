package io.pulseboard.api.ingest;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.StreamPath;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.api.problems.BadRecordsException;
import io.pulseboard.api.problems.Problem;
import io.pulseboard.broker.BrokerUnavailableException;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.RecordParser;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UuidV7;
import io.pulseboard.store.access.Scope;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records in. */
@Controller("/api/v1/ingest")
@Needs(Scope.INGEST)
@Tag(name = "Ingest")
@ExecuteOn(TaskExecutors.BLOCKING)
final class IngestController {

  private static final String NDJSON = "application/x-ndjson";
  private static final String SALE =
      """
      {"timestamp":"2026-01-05T10:00:00Z","product_id":"P-1001","product_name":"Wireless Mouse",\
      "category":"Electronics","customer_id":"C-7","region":"North","quantity":2,\
      "unit_price":24.90,"discount":10}\
      """;

  private static final Logger LOG = LoggerFactory.getLogger(IngestController.class);

  private final RecordPublisher publisher;
  private final IngestMetrics metrics;
  private final BodyMemory memory;
  private final Clock clock;

  IngestController(
      RecordPublisher publisher, IngestMetrics metrics, BodyMemory memory, Clock clock) {
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
    this.memory = memory;
  }

  /**
   * Takes records of a stream, at most 10,000 and 5 MiB, and answers when the broker has all of
   * them on its disk. The body is a JSON array, or one object after the other as NDJSON has them;
   * gzip is understood. A record that comes again with its id is stored once; one without an id
   * gets one.
   */
  @Post("/{stream}")
  @Consumes({MediaType.APPLICATION_JSON, NDJSON, MediaType.TEXT_PLAIN})
  @Status(HttpStatus.ACCEPTED)
  @ApiResponse(
      responseCode = "400",
      description = "Nothing was taken; `records` names each record that breaks a rule",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  IngestResult ingest(
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
      @QueryValue
          @Parameter(
              description = "Whether good records are taken though others break a rule",
              schema = @Schema(type = "boolean", defaultValue = "false"),
              example = "true")
          @Nullable String partial,
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    array = @ArraySchema(schema = @Schema(type = "object"), maxItems = Batch.MOST),
                    examples = @ExampleObject(name = "sale", value = "[" + SALE + "]")),
                @Content(
                    mediaType = NDJSON,
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "sale", value = SALE)),
                @Content(
                    mediaType = MediaType.TEXT_PLAIN,
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "sale", value = SALE))
              })
          @Body
          InputStream body)
      throws IOException {
    // What is left of a body that nobody closes keeps the connection from its next request.
    try (InputStream text = memory.metered(body)) {
      return ingest(StreamPath.parse(stream), isTrue(partial), text);
    }
  }

  private IngestResult ingest(Stream stream, boolean some, InputStream body) {
    Batch batch;
    try (RecordParser records =
        new RecordParser(
            stream, body, () -> UuidV7.at(clock.instant(), ThreadLocalRandom.current()))) {
      batch = Batch.read(records);
    } catch (IOException unreadable) {
      if (unreadable.getCause() instanceof ContentLengthExceededException tooLong) {
        throw tooLong;
      }
      throw new HttpStatusException(
          HttpStatus.BAD_REQUEST, "the body cannot be read to its end: " + unreadable.getMessage());
    }
    metrics.refused(stream, batch.bad().size());
    if (!some && !batch.bad().isEmpty()) {
      throw new BadRecordsException(batch.bad());
    }
    if (!batch.good().isEmpty()) {
      publish(stream, batch.good());
      metrics.accepted(stream, batch.good().size());
    }
    return new IngestResult(batch.good().size(), batch.bad());
  }

  private void publish(Stream stream, List<StreamRecord> records) {
    try {
      publisher.publish(stream, records);
    } catch (BrokerUnavailableException away) {
      LOG.warn(
          "{} records of {} were not taken: {}", records.size(), stream.id(), away.getMessage());
      metrics.unconfirmed(stream, records.size());
      throw new HttpStatusException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "the broker did not confirm all records; send them again, with their ids");
    }
  }

  private static boolean isTrue(@Nullable String partial) {
    if (partial == null || partial.equals("false")) {
      return false;
    }
    if (partial.equals("true")) {
      return true;
    }
    throw new BadParameterException("partial", "must be true or false");
  }
}
