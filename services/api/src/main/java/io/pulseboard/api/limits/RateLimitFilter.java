package io.pulseboard.api.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.pulseboard.api.access.Caller;
import io.pulseboard.api.access.NeededScope;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts requests, and answers with 429 who sends too many. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RateLimitFilter.ORDER)
final class RateLimitFilter {

  /** After it is known who asks. */
  static final int ORDER = -100;

  private static final Logger LOG = LoggerFactory.getLogger(RateLimitFilter.class);

  private final RateLimits limits;
  private final LimitSettings settings;
  private final HttpClientAddressResolver addresses;

  RateLimitFilter(RateLimits limits, LimitSettings settings, HttpClientAddressResolver addresses) {
    this.limits = limits;
    this.settings = settings;
    this.addresses = addresses;
  }

  /**
   * Done at once for requests that are not counted: the upgrade of a live connection must not wait
   * for anything, or its first frames are lost. Fails with a {@link HttpStatusException} with
   * status 429 when a client asks too often, 503 when Redis is away and nobody may go uncounted.
   */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> count(HttpRequest<?> request) {
    if (settings.rateLimit() == 0 || NeededScope.of(request).isEmpty()) {
      return CompletableFuture.completedFuture(request);
    }
    return limits
        .count(client(request))
        .handle((probe, away) -> {
          if (away != null) {
            withoutRedis(away);
          } else {
            judge(request, probe);
          }
          return request;
        });
  }

  private void judge(HttpRequest<?> request, ConsumptionProbe probe) {
    request.setAttribute(RateLimitHeaders.ATTRIBUTE, probe);
    if (!probe.isConsumed()) {
      throw new HttpStatusException(
          HttpStatus.TOO_MANY_REQUESTS,
          "more than "
              + settings.rateLimit()
              + " requests in a minute; the next one may come in "
              + RateLimitHeaders.seconds(probe.getNanosToWaitForRefill())
              + " s");
    }
  }

  private String client(HttpRequest<?> request) {
    return Caller.of(request)
        .map(caller -> "caller:" + caller.name())
        .orElseGet(
            () -> "address:" + Objects.requireNonNullElse(addresses.resolve(request), "unknown"));
  }

  private void withoutRedis(Throwable away) {
    LOG.warn(
        "requests are not counted, API_RATE_LIMIT_WITHOUT_REDIS={} decides: {}",
        settings.rateLimitWithoutRedis(),
        String.valueOf(away));
    if (!settings.failsOpen()) {
      throw new HttpStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "requests cannot be counted; try again soon");
    }
  }
}
