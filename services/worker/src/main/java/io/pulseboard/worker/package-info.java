/** The worker: takes records from the queues, stores them once and appends them to the live log. */
@NullMarked
package io.pulseboard.worker;

import org.jspecify.annotations.NullMarked;
