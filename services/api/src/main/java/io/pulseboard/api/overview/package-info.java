/** REST reads that span the streams. */
@NullMarked
package io.pulseboard.api.overview;

import org.jspecify.annotations.NullMarked;
