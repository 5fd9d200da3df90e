/** How a service's process starts and stops. */
@NullMarked
package io.pulseboard.launch;

import org.jspecify.annotations.NullMarked;
