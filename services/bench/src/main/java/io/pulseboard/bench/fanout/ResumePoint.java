package io.pulseboard.bench.fanout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a client is, over all of its connections: its ledger. For one event loop. */
final class ResumePoint {

  private static final Pattern FIELD =
      Pattern.compile("\"(type|epoch|offset|mode|skipped|recovered)\":\"?([^\",}]*)");

  private @Nullable String epoch;
  private @Nullable String offset;
  private long next = -1;
  private boolean lagging;

  /** The message that subscribes, going on where it was. */
  String subscribe(String channel) {
    String since =
        epoch == null || offset == null
            ? ""
            : ",\"since\":{\"epoch\":\"%s\",\"offset\":\"%s\"}".formatted(epoch, offset);
    return "{\"id\":\"1\",\"action\":\"subscribe\",\"payload\":{\"channel\":\"%s\"%s}}"
        .formatted(channel, since);
  }

  /** Takes a frame other than data. */
  void take(String frame, LoadStats stats) {
    String type = "";
    String mode = "";
    String recovered = "";
    long skipped = 0;
    Matcher fields = FIELD.matcher(frame.substring(0, Math.min(frame.length(), 300)));
    String newOffset = null;
    String newEpoch = null;
    while (fields.find()) {
      String value = fields.group(2);
      switch (fields.group(1)) {
        case "type" -> type = value;
        case "epoch" -> newEpoch = value;
        case "offset" -> newOffset = value;
        case "mode" -> mode = value;
        case "skipped" -> skipped = Long.parseLong(value);
        default -> recovered = value;
      }
    }
    switch (type) {
      case "snapshot" -> {
        epoch = newEpoch;
        offset = newOffset;
        // A snapshot is not in order.
        next = -1;
        stats.snapshot();
      }
      case "resumed" -> stats.resumed(recovered.equals("true"));
      case "lagging" -> {
        boolean goesOn = lagging;
        lagging = !mode.equals("live");
        if (!lagging || !goesOn) {
          stats.lagging(skipped);
        }
        next = -1;
      }
      case "error" -> stats.error(frame);
      default -> {}
    }
  }

  /** Takes a data frame's text up to its records. */
  void data(String prefix, LoadStats stats) {
    Matcher fields = FIELD.matcher(prefix);
    while (fields.find()) {
      if (fields.group(1).equals("offset")) {
        int prev = prefix.indexOf("\"prev\":\"") + 8;
        if (offset != null && !prefix.startsWith(offset + "\"", prev)) {
          stats.brokenChain();
        }
        offset = fields.group(2);
        return;
      }
    }
  }

  void record(long number, LoadStats stats) {
    if (lagging) {
      return;
    }
    if (next >= 0 && number != next) {
      stats.outOfOrder(number - next);
    }
    next = number + 1;
  }
}
