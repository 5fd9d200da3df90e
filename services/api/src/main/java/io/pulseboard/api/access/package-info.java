/** Who may use the API: whose pages, and with which token. */
@NullMarked
package io.pulseboard.api.access;

import org.jspecify.annotations.NullMarked;
