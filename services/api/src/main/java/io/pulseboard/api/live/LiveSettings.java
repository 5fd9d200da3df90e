package io.pulseboard.api.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How live connections are served.
 *
 * @param heartbeat how long a session may hear nothing before it gets a sign of life
 * @param tick how long the bridge gathers records for one frame
 * @param maxKeys most keys that one subscription may name
 * @param maxQueueBytes most bytes that may wait for one session
 */
@ConfigurationProperties("live")
public record LiveSettings(
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "20ms") Duration tick,
    @Bindable(defaultValue = "1000") int maxKeys,
    @Bindable(defaultValue = "8388608") int maxQueueBytes) {}
