package io.pulseboard.api.problems;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Makes every error answer a problem document; what went wrong inside stays inside. */
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

  private static final String MEDIA_TYPE = "application/problem+json";

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    String detail =
        status == HttpStatus.INTERNAL_SERVER_ERROR
            ? "something went wrong on the server"
            : context.getErrors().stream()
                .map(Error::getMessage)
                .findFirst()
                .orElse(status.getReason());
    String parameter =
        context.getRootCause().orElse(null) instanceof BadParameterException bad
            ? bad.parameter()
            : null;
    return response
        .contentType(MEDIA_TYPE)
        .body(new Problem("about:blank", status.getReason(), status.getCode(), detail, parameter));
  }
}
