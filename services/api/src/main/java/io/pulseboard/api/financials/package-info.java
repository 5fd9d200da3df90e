/** REST reads of financial metrics. */
@NullMarked
package io.pulseboard.api.financials;

import org.jspecify.annotations.NullMarked;
