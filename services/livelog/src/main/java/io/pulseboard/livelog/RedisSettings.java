package io.pulseboard.livelog;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how much of the past it keeps.
 *
 * @param url {@code redis://user:password@host:port/database}, or {@code rediss://}
 * @param username whose the password is; null is the default user
 * @param password in place of the URL's user and password, as it is and not percent-encoded
 * @param timeout longest wait for an answer
 * @param window about how many records each live log keeps for clients that resume
 */
@ConfigurationProperties("redis")
public record RedisSettings(
    @Bindable(defaultValue = "redis://localhost:6379") String url,
    @Nullable String username,
    @Nullable String password,
    @Bindable(defaultValue = "2s") Duration timeout,
    @Bindable(defaultValue = "100000") int window) {

  /** The same with the URL's own user. */
  public RedisSettings(String url, Duration timeout, int window) {
    this(url, null, null, timeout, window);
  }

  /** Does not tell the password. */
  @Override
  public String toString() {
    return "RedisSettings[username=" + username + "]";
  }
}
