/** The simulator: publishes the records of every stream on a schedule of its own. */
@NullMarked
package io.pulseboard.simulator;

import org.jspecify.annotations.NullMarked;
