/** Sales, stored and read. */
@NullMarked
package io.pulseboard.store.sales;

import org.jspecify.annotations.NullMarked;
