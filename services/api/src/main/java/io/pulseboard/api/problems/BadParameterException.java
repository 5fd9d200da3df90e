package io.pulseboard.api.problems;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.io.Serial;

/** A request parameter that breaks its rule; answered with status 400. */
public final class BadParameterException extends HttpStatusException {

  @Serial private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * @param rule the rule it breaks, as the end of a sentence that starts with the parameter
   */
  public BadParameterException(String parameter, String rule) {
    super(HttpStatus.BAD_REQUEST, parameter + " " + rule);
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
