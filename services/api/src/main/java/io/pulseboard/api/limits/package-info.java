/** What one client may ask for, and what no request may hold. */
@NullMarked
package io.pulseboard.api.limits;

import org.jspecify.annotations.NullMarked;
