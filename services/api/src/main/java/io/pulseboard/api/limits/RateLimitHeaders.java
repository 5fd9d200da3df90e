package io.pulseboard.api.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;

/**
 * Tells clients how much they may still ask for, in the fields of
 * draft-ietf-httpapi-ratelimit-headers-10.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RateLimitHeaders.ORDER)
final class RateLimitHeaders {

  /** What {@link RateLimitFilter} was told of a request. */
  static final String ATTRIBUTE = "pulseboard.rate";

  /** Around that filter, so that who is refused is told too. */
  static final int ORDER = RateLimitFilter.ORDER - 1;

  private final LimitSettings settings;

  RateLimitHeaders(LimitSettings settings) {
    this.settings = settings;
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, ConsumptionProbe.class)
        .ifPresent(probe -> {
          response.header("RateLimit-Policy", "\"default\";q=" + settings.rateLimit() + ";w=60");
          response.header(
              "RateLimit",
              "\"default\";r="
                  + probe.getRemainingTokens()
                  + ";t="
                  + seconds(probe.getNanosToWaitForReset()));
          if (!probe.isConsumed()) {
            response.header(
                HttpHeaders.RETRY_AFTER, String.valueOf(seconds(probe.getNanosToWaitForRefill())));
          }
        });
  }

  static long seconds(long nanos) {
    return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
  }
}
