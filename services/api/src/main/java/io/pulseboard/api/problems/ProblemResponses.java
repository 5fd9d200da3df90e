package io.pulseboard.api.problems;

import io.micronaut.http.HttpHeaders;
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
  private static final String RETRY_AFTER_SECONDS = "5";

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
    Throwable cause = context.getRootCause().orElse(null);
    if (status == HttpStatus.SERVICE_UNAVAILABLE
        && !response.getHeaders().contains(HttpHeaders.RETRY_AFTER)) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response
        .contentType(MEDIA_TYPE)
        .body(
            new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail,
                cause instanceof BadParameterException bad ? bad.parameter() : null,
                cause instanceof BadRecordsException bad ? bad.records() : null));
  }
}
