package io.pulseboard.worker;

import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.StreamRecord;

/**
 * A delivery and the record that was in it.
 *
 * @param live the record's text for live clients, which lacks only when it was stored
 */
record Received(Delivery delivery, StreamRecord record, byte[] live) {}
