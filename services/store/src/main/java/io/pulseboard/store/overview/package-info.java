/** What spans the streams: the home page's figures and how much is stored. */
@NullMarked
package io.pulseboard.store.overview;

import org.jspecify.annotations.NullMarked;
