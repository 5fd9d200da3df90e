/** The API: answers REST and pushes every record over WebSocket. */
@NullMarked
package io.pulseboard.api;

import org.jspecify.annotations.NullMarked;
