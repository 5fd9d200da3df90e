/** Who may use the API, as the database knows them. */
@NullMarked
package io.pulseboard.store.access;

import org.jspecify.annotations.NullMarked;
