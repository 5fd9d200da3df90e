package io.pulseboard.api.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells browsers what no answer of this server may do. Whether HTTPS is a must is for the proxy to
 * say that ends it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(SecurityHeaders.ORDER)
final class SecurityHeaders {

  /** Around all other filters, whose refusals are answers too. */
  static final int ORDER = -1_000;

  /** The pages' own scripts and styles are partly inline: the static export writes them so. */
  private static final String PAGE =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    boolean page =
        response
            .getContentType()
            .filter(type -> type.matches(MediaType.TEXT_HTML_TYPE))
            .isPresent();
    response.header("Content-Security-Policy", page ? PAGE : DATA);
    response.header("X-Content-Type-Options", "nosniff");
    response.header("X-Frame-Options", "DENY");
    response.header("Referrer-Policy", "same-origin");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    response.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (response.code() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }
}
