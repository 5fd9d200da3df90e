package io.pulseboard.api.problems;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.io.Serial;
import java.util.List;

/** A request of which nothing is taken, because of these records; answered with status 400. */
public final class BadRecordsException extends HttpStatusException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<BadRecord> records;

  public BadRecordsException(List<BadRecord> records) {
    super(
        HttpStatus.BAD_REQUEST,
        (records.size() == 1 ? "a record breaks" : records.size() + " records break")
            + " a rule, so nothing was taken");
    this.records = List.copyOf(records);
  }

  List<BadRecord> records() {
    return records;
  }
}
