/** What many live clients cost, beside a bare server, and what bad ones do to good ones. */
@NullMarked
package io.pulseboard.bench.fanout;

import org.jspecify.annotations.NullMarked;
