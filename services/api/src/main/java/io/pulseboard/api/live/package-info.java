/** The live side: the bridge reads the live log and feeds the hub, which feeds the sessions. */
@NullMarked
package io.pulseboard.api.live;

import org.jspecify.annotations.NullMarked;
