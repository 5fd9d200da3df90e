/** Serves the dashboard's static export. */
@NullMarked
package io.pulseboard.api.dashboard;

import org.jspecify.annotations.NullMarked;
