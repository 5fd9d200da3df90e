package io.pulseboard.api.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The token in a request's {@code Authorization} header (RFC 6750). */
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  static Optional<String> of(HttpRequest<?> request) {
    return request
        .getHeaders()
        .getAuthorization()
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip());
  }
}
