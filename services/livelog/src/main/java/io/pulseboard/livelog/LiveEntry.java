package io.pulseboard.livelog;

import java.util.List;

/**
 * One entry of a live log: records that were appended together.
 *
 * @param offset its position, which sorts within the log's epoch
 * @param afterGap whether records are missing between the entry before and this one
 */
public record LiveEntry(String offset, List<LiveRecord> records, boolean afterGap) {

  public LiveEntry {
    records = List.copyOf(records);
  }
}
