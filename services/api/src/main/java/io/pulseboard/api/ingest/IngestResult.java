package io.pulseboard.api.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.api.problems.BadRecord;
import java.util.List;

/**
 * What became of a request's records.
 *
 * @param accepted how many the broker has, safe on its disk
 * @param rejected those that break a rule; only {@code partial=true} lets others pass beside them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable
record IngestResult(int accepted, List<BadRecord> rejected) {

  IngestResult {
    rejected = List.copyOf(rejected);
  }
}
