package io.pulseboard.api.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.pulseboard.store.access.Scope;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Lets only those to a route who have the scope that it needs. It goes by the route and not by the
 * path, which can be written in more than one way.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Credentials.class)
@Order(AccessFilter.ORDER)
final class AccessFilter {

  static final int ORDER = -200;
  private static final String KEY_HEADER = "X-Api-Key";

  private final Credentials credentials;
  private final ExecutorService blocking;

  AccessFilter(Credentials credentials, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.credentials = credentials;
    this.blocking = blocking;
  }

  /**
   * Done at once for routes that are open: the upgrade of a live connection must not wait for
   * anything, or its first frames are lost. Fails with a {@link HttpStatusException} with status
   * 401 when nobody good asks, 403 when they lack the scope.
   */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> check(HttpRequest<?> request) {
    Scope needed = NeededScope.of(request).orElse(null);
    return needed == null
        ? CompletableFuture.completedFuture(request)
        : CompletableFuture.supplyAsync(
            () -> {
              check(request, needed);
              return request;
            },
            blocking);
  }

  private void check(HttpRequest<?> request, Scope needed) {
    Caller caller =
        credential(request)
            .flatMap(credentials::caller)
            .orElseThrow(
                () -> new HttpStatusException(HttpStatus.UNAUTHORIZED, credentials.wanted()));
    if (!caller.scopes().contains(needed)) {
      throw new HttpStatusException(
          HttpStatus.FORBIDDEN, "needs the scope '" + needed.text() + "', which you lack");
    }
    caller.attachTo(request);
  }

  private static Optional<String> credential(HttpRequest<?> request) {
    return BearerToken.of(request)
        .or(() -> Optional.ofNullable(request.getHeaders().get(KEY_HEADER)));
  }
}
