package io.pulseboard.api.live;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How live connections are served.
 *
 * @param heartbeat how long a session may hear nothing before it gets a sign of life
 * @param tick how long the bridge gathers records for one frame
 * @param historyBytes bytes of each channel's newest records that are kept in memory for clients
 *     that resume
 * @param maxBehindBytes how far a client may be behind before it is no longer sent everything
 * @param slowTimeout how long a client may take nothing of what it is sent
 * @param idleTimeout how long a client may say nothing, pongs included
 * @param maxKeys most keys that one subscription may name
 * @param maxMessagesPerSecond most messages that a client may send in a second
 * @param maxSessions most connections of this instance
 * @param maxSessionsPerAddress most connections of one client address
 */
@ConfigurationProperties("live")
public record LiveSettings(
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "20ms") Duration tick,
    @Bindable(defaultValue = "8388608") long historyBytes,
    @Bindable(defaultValue = "1048576") long maxBehindBytes,
    @Bindable(defaultValue = "30s") Duration slowTimeout,
    @Bindable(defaultValue = "60s") Duration idleTimeout,
    @Bindable(defaultValue = "1000") int maxKeys,
    @Bindable(defaultValue = "100") int maxMessagesPerSecond,
    @Bindable(defaultValue = "20000") int maxSessions,
    @Bindable(defaultValue = "1000") int maxSessionsPerAddress) {}
