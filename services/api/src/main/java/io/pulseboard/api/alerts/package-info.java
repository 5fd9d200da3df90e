/** Alerts and the rules that raise them, over REST. */
@NullMarked
package io.pulseboard.api.alerts;

import org.jspecify.annotations.NullMarked;
