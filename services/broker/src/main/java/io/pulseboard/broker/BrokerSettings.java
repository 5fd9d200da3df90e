package io.pulseboard.broker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where the broker is and how long a publisher waits for it.
 *
 * @param url {@code amqp://user:password@host:port/vhost}, or {@code amqps://}
 * @param confirmTimeout how long a publish may take to be written, and then stay unconfirmed,
 *     before it counts as failed
 */
@ConfigurationProperties("rabbitmq")
public record BrokerSettings(
    @Bindable(defaultValue = "amqp://guest:guest@localhost:5672") String url,
    @Bindable(defaultValue = "10s") Duration confirmTimeout) {}
