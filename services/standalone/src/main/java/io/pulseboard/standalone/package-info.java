/**
 * Everything in one process: the three services over servers that are embedded, or given by their
 * URLs.
 */
@NullMarked
package io.pulseboard.standalone;

import org.jspecify.annotations.NullMarked;
