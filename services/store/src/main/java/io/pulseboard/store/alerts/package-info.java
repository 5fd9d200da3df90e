/** Alert rules and the alerts that they raised. */
@NullMarked
package io.pulseboard.store.alerts;

import org.jspecify.annotations.NullMarked;
