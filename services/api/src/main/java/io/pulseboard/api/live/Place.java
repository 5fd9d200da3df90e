package io.pulseboard.api.live;

/**
 * Where a reader goes on in a feed that was at an offset.
 *
 * @param generation the feed's
 * @param position after that offset
 * @param total how many records there ever were for the reader up to there
 * @param missed how many there were since
 */
record Place(Standing standing, long generation, long position, long total, long missed) {

  /** How the wish to go on after an offset stands; all else is 0 unless it is {@link #HELD}. */
  enum Standing {
    /** All entries after it are held. */
    HELD,
    /** It is older than what is held here; the log may have it. */
    OLDER,
    /** It has not come yet. */
    AHEAD,
    /** It is of another life of the log, or no offset. */
    UNKNOWN
  }
}
