package io.pulseboard.api.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * Opens live connections only to those who bring a token. It goes by what a request asks for and
 * not by its path, which can be written in more than one way.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Credentials.class)
final class LiveTokenFilter {

  private final LiveTokens tokens;

  LiveTokenFilter(LiveTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws HttpStatusException with status 401 without a good token
   */
  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!"websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE))) {
      return;
    }
    boolean good =
        request
            .getParameters()
            .getFirst("token")
            .or(() -> BearerToken.of(request))
            .filter(tokens::isGood)
            .isPresent();
    if (!good) {
      throw new HttpStatusException(
          HttpStatus.UNAUTHORIZED, "needs a token of POST /api/v1/live/token, as /ws?token=…");
    }
  }
}
