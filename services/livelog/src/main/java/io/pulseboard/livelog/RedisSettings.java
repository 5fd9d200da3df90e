package io.pulseboard.livelog;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where Redis is and how much of the past it keeps.
 *
 * @param url {@code redis://user:password@host:port/database}, or {@code rediss://}
 * @param timeout longest wait for an answer
 * @param window about how many records each live log keeps for clients that resume
 */
@ConfigurationProperties("redis")
public record RedisSettings(
    @Bindable(defaultValue = "redis://localhost:6379") String url,
    @Bindable(defaultValue = "2s") Duration timeout,
    @Bindable(defaultValue = "100000") int window) {}
