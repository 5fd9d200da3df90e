package io.pulseboard.api.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets only pages of the API's own origin, and of those that are allowed, use it. Browsers do not
 * keep other pages from opening a WebSocket (RFC 6455, section 10.2), or from sending a request
 * that they may not read the answer of. Clients that are no browsers send no origin.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OriginFilter {

  private static final String ANY = "*";

  private final List<String> allowed;

  OriginFilter(AccessSettings settings) {
    this.allowed = settings.allowedOrigins();
  }

  /**
   * @throws HttpStatusException with status 403 for the page of a stranger
   */
  @RequestFilter
  void check(HttpRequest<?> request) {
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin != null
        && !allowed.contains(ANY)
        && !allowed.contains(origin)
        && !isOwn(origin, request.getHeaders().get(HttpHeaders.HOST))) {
      throw new HttpStatusException(
          HttpStatus.FORBIDDEN,
          "pages of " + origin + " may not use this API; see API_ALLOWED_ORIGINS");
    }
  }

  /** The scheme is left out: a proxy may have ended TLS before. */
  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      URI page = URI.create(origin);
      if (page.getHost() == null || host == null) {
        return false;
      }
      int port = page.getPort();
      boolean usual =
          port < 0
              || (port == 80 && "http".equals(page.getScheme()))
              || (port == 443 && "https".equals(page.getScheme()));
      String name = page.getHost().toLowerCase(Locale.ROOT);
      String own = host.toLowerCase(Locale.ROOT);
      return own.equals(name + ":" + port)
          || (usual && (own.equals(name) || own.equals(name + ":80") || own.equals(name + ":443")));
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
