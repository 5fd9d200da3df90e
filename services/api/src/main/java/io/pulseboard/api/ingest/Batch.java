package io.pulseboard.api.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.pulseboard.api.problems.BadRecord;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.RecordParser;
import io.pulseboard.contracts.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records of one request, good and bad. */
record Batch(List<StreamRecord> good, List<BadRecord> bad) {

  /** Most records of a request. */
  static final int MOST = 10_000;

  /**
   * Reads all that is left.
   *
   * @throws HttpStatusException with status 413 when there are too many, 400 when it is no JSON
   * @throws IOException when the text cannot be read
   */
  static Batch read(RecordParser records) throws IOException {
    List<StreamRecord> good = new ArrayList<>();
    List<BadRecord> bad = new ArrayList<>();
    while (true) {
      int index = good.size() + bad.size();
      try {
        StreamRecord next = records.next();
        if (next == null) {
          return new Batch(good, bad);
        }
        good.add(next);
      } catch (InvalidRecordException invalid) {
        bad.add(new BadRecord(index, invalid.field(), String.valueOf(invalid.getMessage())));
      } catch (JsonProcessingException notJson) {
        throw new HttpStatusException(
            HttpStatus.BAD_REQUEST,
            "the body is not JSON from record " + index + " on: " + notJson.getOriginalMessage());
      }
      if (index == MOST) {
        throw new HttpStatusException(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "more than " + MOST + " records; send them in several requests");
      }
    }
  }
}
