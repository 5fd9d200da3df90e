/**
 * The live log in Redis: appended by the worker, read in blocks by the bridge, with the latest
 * record per key.
 */
@NullMarked
package io.pulseboard.livelog;

import org.jspecify.annotations.NullMarked;
