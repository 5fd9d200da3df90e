package io.pulseboard.broker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import java.time.Duration;

/**
 * How deliveries are gathered.
 *
 * @param size most deliveries of one batch; the prefetch is twice that
 * @param linger longest wait for a batch to fill after its first delivery
 * @param consumers consumers on each queue; with more than one, records are not shown in order
 * @param maxDeliveries how often a record is delivered before it is a dead letter
 */
@ConfigurationProperties("batch")
public record BatchSettings(
    @Bindable(defaultValue = "1000") int size,
    @Bindable(defaultValue = "5ms") Duration linger,
    @Bindable(defaultValue = "1") int consumers,
    @Bindable(defaultValue = "10") int maxDeliveries) {

  private static final int LARGEST = 30_000;
  private static final int MOST_CONSUMERS = 64;

  public BatchSettings {
    if (size < 1 || size > LARGEST) {
      throw new InvalidSettingException("BATCH_SIZE", "must be from 1 to " + LARGEST);
    }
    if (linger.isNegative()) {
      throw new InvalidSettingException("BATCH_LINGER", "must not be negative");
    }
    if (consumers < 1 || consumers > MOST_CONSUMERS) {
      throw new InvalidSettingException("BATCH_CONSUMERS", "must be from 1 to " + MOST_CONSUMERS);
    }
    if (maxDeliveries < 1) {
      throw new InvalidSettingException("BATCH_MAX_DELIVERIES", "must be at least 1");
    }
  }

  /** About two batches, so that one fills while the other is written; AMQP counts it in 16 bits. */
  int prefetch() {
    return size * 2;
  }
}
