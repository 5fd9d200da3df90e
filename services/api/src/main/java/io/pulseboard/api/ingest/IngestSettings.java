package io.pulseboard.api.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How records come in over HTTP.
 *
 * @param concurrency requests that are read at the same time; the others wait with their bodies
 *     unread, so that this bounds the memory
 */
@ConfigurationProperties("ingest")
public record IngestSettings(@Bindable(defaultValue = "8") int concurrency) {}
