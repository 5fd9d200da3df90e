/**
 * Records through RabbitMQ: the topology, confirmed publishing, batch consumption and dead letters.
 */
@NullMarked
package io.pulseboard.broker;

import org.jspecify.annotations.NullMarked;
