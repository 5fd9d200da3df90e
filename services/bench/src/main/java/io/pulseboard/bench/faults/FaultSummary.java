package io.pulseboard.bench.faults;

import java.time.Duration;
import java.util.List;

/**
 * What a run has shown. Everything but the first four and the last two is wrong unless it is 0.
 *
 * @param faults one row for each fault
 * @param took from the start to the last confirmed record
 * @param confirmed records that the broker had confirmed
 * @param resumed how often a client resumed a channel without a gap
 * @param lostInDatabase confirmed records that are not stored
 * @param doubledInDatabase rows more than there are ids
 * @param strangers stored records that nobody had published
 * @param lostAtClients confirmed records that a client neither was shown nor could read after it
 *     was told of a gap, summed over the clients
 * @param doubledAtClients records that a client showed twice
 * @param silentGaps frames that did not follow the one before, without a word, each with its
 *     moment, channel and offsets
 * @param lostLetters confirmed messages that cannot be stored, and are no dead letters
 * @param gapsTold how often a client was told that it had missed records of a channel
 * @param dropped records that clients were sent again and knew by their id
 */
public record FaultSummary(
    List<Row> faults,
    Duration took,
    int confirmed,
    int resumed,
    int lostInDatabase,
    int doubledInDatabase,
    int strangers,
    int lostAtClients,
    int doubledAtClients,
    List<String> silentGaps,
    int lostLetters,
    int gapsTold,
    int dropped) {

  /**
   * One fault.
   *
   * @param lasted from its begin to its end
   * @param recovery from its end until every client had every record that was made before, and
   *     showed the newest of every key
   * @param oldest how old what a client showed last was at most
   * @param lost records that a client still missed after a minute
   * @param outOfDate keys for which a client showed an older record than there was, after recovery
   * @param gapsTold how often a client was told that it had missed records of a channel
   */
  public record Row(
      String fault,
      Duration lasted,
      Duration recovery,
      Duration oldest,
      int lost,
      int outOfDate,
      int gapsTold) {}

  /** Whether nothing was lost, doubled or left wrong. */
  public boolean isClean() {
    return lostInDatabase
                + doubledInDatabase
                + strangers
                + lostAtClients
                + doubledAtClients
                + lostLetters
            == 0
        && silentGaps.isEmpty()
        && faults.stream().allMatch(row -> row.lost() == 0 && row.outOfDate() == 0);
  }

  /** The longest recovery; zero without faults. */
  public Duration slowestRecovery() {
    return faults.stream().map(Row::recovery).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
