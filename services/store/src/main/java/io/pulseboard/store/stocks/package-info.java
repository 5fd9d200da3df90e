/** Stock quotes, stored and read. */
@NullMarked
package io.pulseboard.store.stocks;

import org.jspecify.annotations.NullMarked;
