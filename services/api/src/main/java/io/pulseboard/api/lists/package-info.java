/** What the lists of all streams have in common: range, limit and cursor. */
@NullMarked
package io.pulseboard.api.lists;

import org.jspecify.annotations.NullMarked;
