/** {@code bench rest}: what the API adds to the database's and the broker's own work. */
@NullMarked
package io.pulseboard.bench.rest;

import org.jspecify.annotations.NullMarked;
