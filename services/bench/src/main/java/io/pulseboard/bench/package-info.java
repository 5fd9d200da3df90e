/** Benchmarks: each job held against the bare parts it is made of, as ratios taken in one run. */
@NullMarked
package io.pulseboard.bench;

import org.jspecify.annotations.NullMarked;
