package io.pulseboard.api.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;

/**
 * How records come in over HTTP. Made at the start, so that a useless setting ends it.
 *
 * @param memoryBytes bytes of all requests together that are read and not yet published
 */
@Context
@ConfigurationProperties("ingest")
public record IngestSettings(@Bindable(defaultValue = "33554432") int memoryBytes) {

  private static final int LEAST = 8 * 1024 * 1024;

  /**
   * @throws InvalidSettingException when it has no room for one request
   */
  public IngestSettings {
    if (memoryBytes < LEAST) {
      throw new InvalidSettingException("INGEST_MEMORY_BYTES", "must be at least " + LEAST);
    }
  }
}
