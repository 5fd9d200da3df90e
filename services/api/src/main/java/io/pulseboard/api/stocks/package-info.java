/** REST reads of stock quotes. */
@NullMarked
package io.pulseboard.api.stocks;

import org.jspecify.annotations.NullMarked;
