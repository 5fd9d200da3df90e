/** The shapes that every service shares: records, streams and live frames. */
@NullMarked
package io.pulseboard.contracts;

import org.jspecify.annotations.NullMarked;
