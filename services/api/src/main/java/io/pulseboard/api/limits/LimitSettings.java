package io.pulseboard.api.limits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import java.time.Duration;

/**
 * What one client may ask for. Made at the start, so that a misspelt setting ends it.
 *
 * @param rateLimit requests that a key, a user or an address may send in a minute; 0 for any number
 * @param rateLimitWithoutRedis {@code open} to count nobody while Redis is away, {@code closed} to
 *     answer nobody
 * @param bodyTimeout how long a request's body may take to arrive
 */
@Context
@ConfigurationProperties("api")
public record LimitSettings(
    @Bindable(defaultValue = "6000") long rateLimit,
    @Bindable(defaultValue = "open") String rateLimitWithoutRedis,
    @Bindable(defaultValue = "30s") Duration bodyTimeout) {

  /**
   * @throws InvalidSettingException when one cannot be used
   */
  public LimitSettings {
    if (rateLimit < 0) {
      throw new InvalidSettingException("API_RATE_LIMIT", "must be 0 or more");
    }
    if (!rateLimitWithoutRedis.equals("open") && !rateLimitWithoutRedis.equals("closed")) {
      throw new InvalidSettingException(
          "API_RATE_LIMIT_WITHOUT_REDIS",
          "must be open or closed, but is '" + rateLimitWithoutRedis + "'");
    }
    if (!bodyTimeout.isPositive()) {
      throw new InvalidSettingException("API_BODY_TIMEOUT", "must be more than 0");
    }
  }

  boolean failsOpen() {
    return rateLimitWithoutRedis.equals("open");
  }
}
