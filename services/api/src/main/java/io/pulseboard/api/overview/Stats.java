package io.pulseboard.api.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.store.overview.StreamStats;
import java.util.List;

/**
 * How the pipeline stands.
 *
 * @param clients sessions that are connected to this instance
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
record Stats(Storage storage, List<StreamStats> streams, int clients) {

  /** The kind of database, and what it means for how records are kept. */
  @Serdeable
  record Storage(String edition, String meaning) {}

  Stats {
    streams = List.copyOf(streams);
  }
}
