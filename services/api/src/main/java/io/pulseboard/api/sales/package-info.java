/** REST reads of sales. */
@NullMarked
package io.pulseboard.api.sales;

import org.jspecify.annotations.NullMarked;
