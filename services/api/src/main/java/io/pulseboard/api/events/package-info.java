/** REST reads of user events. */
@NullMarked
package io.pulseboard.api.events;

import org.jspecify.annotations.NullMarked;
