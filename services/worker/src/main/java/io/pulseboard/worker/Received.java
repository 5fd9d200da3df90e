package io.pulseboard.worker;

import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.StreamRecord;

/** A delivery and the record that was in it. */
record Received(Delivery delivery, StreamRecord record) {}
