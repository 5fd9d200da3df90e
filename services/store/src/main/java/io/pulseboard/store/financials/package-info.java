/** Financial metrics, stored and read. */
@NullMarked
package io.pulseboard.store.financials;

import org.jspecify.annotations.NullMarked;
