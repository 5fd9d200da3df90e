package io.pulseboard.livelog;

import java.util.List;

/**
 * One entry of a live log: records that were appended together.
 *
 * @param offset its position, which sorts within the log's epoch
 */
public record LiveEntry(String offset, List<LiveRecord> records) {

  public LiveEntry {
    records = List.copyOf(records);
  }
}
