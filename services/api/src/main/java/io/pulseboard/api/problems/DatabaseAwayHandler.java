package io.pulseboard.api.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.pulseboard.store.DatabaseUnavailableException;
import io.pulseboard.store.QueryTimeoutException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with 503 while the database is away, or when it takes too long. */
@Singleton
final class DatabaseAwayHandler
    implements ExceptionHandler<DatabaseUnavailableException, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayHandler.class);

  private final ErrorResponseProcessor<?> responses;

  DatabaseAwayHandler(ErrorResponseProcessor<?> responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, DatabaseUnavailableException failure) {
    LOG.warn(
        "{} {}: {}", request.getMethod(), request.getPath(), String.valueOf(failure.getCause()));
    return responses.processResponse(
        ErrorContext.builder(request)
            .cause(failure)
            .errorMessage(
                failure instanceof QueryTimeoutException
                    ? "this takes longer than DATABASE_READ_TIMEOUT; ask for a shorter range"
                    : "the database does not answer; try again soon")
            .build(),
        HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE));
  }
}
