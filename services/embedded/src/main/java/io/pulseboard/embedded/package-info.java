/** Real PostgreSQL, Redis and AMQP servers on one machine, with their data in one folder. */
@NullMarked
package io.pulseboard.embedded;

import org.jspecify.annotations.NullMarked;
