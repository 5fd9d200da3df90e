/** Real servers and sample records for the tests of every module. */
@NullMarked
package io.pulseboard.testing;

import org.jspecify.annotations.NullMarked;
