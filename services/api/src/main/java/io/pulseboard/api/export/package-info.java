/** Downloads of any range of a stream, as long as it may be. */
@NullMarked
package io.pulseboard.api.export;

import org.jspecify.annotations.NullMarked;
