/** Traces of requests. */
@NullMarked
package io.pulseboard.api.traces;

import org.jspecify.annotations.NullMarked;
