package io.pulseboard.broker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is and how long a publisher waits for it.
 *
 * @param url {@code amqp://user:password@host:port/vhost}, or {@code amqps://}
 * @param username in place of the URL's
 * @param password in place of the URL's, as it is and not percent-encoded
 * @param confirmTimeout how long a publish may take to be written, and then stay unconfirmed,
 *     before it counts as failed
 */
@ConfigurationProperties("rabbitmq")
public record BrokerSettings(
    @Bindable(defaultValue = "amqp://guest:guest@localhost:5672") String url,
    @Nullable String username,
    @Nullable String password,
    @Bindable(defaultValue = "10s") Duration confirmTimeout) {

  /** The same with the URL's own user. */
  public BrokerSettings(String url, Duration confirmTimeout) {
    this(url, null, null, confirmTimeout);
  }

  /** Does not tell the password. */
  @Override
  public String toString() {
    return "BrokerSettings[username=" + username + "]";
  }
}
