/** Errors as application/problem+json (RFC 9457). */
@NullMarked
package io.pulseboard.api.problems;

import org.jspecify.annotations.NullMarked;
