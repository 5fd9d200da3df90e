package io.pulseboard.livelog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a live log: records that were appended together.
 *
 * @param offset its position, which sorts within the log's epoch
 * @param afterGap whether records are missing between the entry before and this one
 * @param traceparent the span that appended it, as W3C writes it; null unless that is sampled
 */
public record LiveEntry(
    String offset, List<LiveRecord> records, boolean afterGap, @Nullable String traceparent) {

  public LiveEntry {
    records = List.copyOf(records);
  }
}
