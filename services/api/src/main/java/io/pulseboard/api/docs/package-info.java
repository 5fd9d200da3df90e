/** The description of the API, and the page that shows it. */
@NullMarked
package io.pulseboard.api.docs;

import org.jspecify.annotations.NullMarked;
