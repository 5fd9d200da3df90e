package io.pulseboard.api.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.pulseboard.store.overview.StreamStats;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the pipeline stands.
 *
 * @param live how far live records are behind on this instance
 * @param clients sessions that are connected to this instance
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
record Stats(Storage storage, List<StreamStats> streams, Live live, int clients) {

  /** The kind of database, and what it means for how records are kept. */
  @Schema(name = "Storage")
  @Serdeable
  record Storage(String edition, String meaning) {}

  /**
   * The way from the live log to the clients.
   *
   * @param following whether the live log is read; otherwise Redis is away
   * @param lagMs how long ago the oldest record of the last read had been appended; absent before
   *     the first one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Live")
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Live(boolean following, @Nullable Long lagMs) {}

  Stats {
    streams = List.copyOf(streams);
  }
}
