/** The door for records over HTTP. */
@NullMarked
package io.pulseboard.api.ingest;

import org.jspecify.annotations.NullMarked;
