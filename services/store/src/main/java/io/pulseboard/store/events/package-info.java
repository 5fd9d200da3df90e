/** User events, stored and read. */
@NullMarked
package io.pulseboard.store.events;

import org.jspecify.annotations.NullMarked;
