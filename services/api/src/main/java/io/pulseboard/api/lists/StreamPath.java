package io.pulseboard.api.lists;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.pulseboard.contracts.Stream;

/** A stream's name as a part of the path. */
public final class StreamPath {

  private StreamPath() {}

  /**
   * The stream of that name.
   *
   * @throws HttpStatusException with status 404 when there is none
   */
  public static Stream parse(String name) {
    return Stream.byId(name)
        .orElseThrow(() ->
            new HttpStatusException(HttpStatus.NOT_FOUND, "there is no stream '" + name + "'"));
  }
}
