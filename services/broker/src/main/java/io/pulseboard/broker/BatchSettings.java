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
 */
@ConfigurationProperties("batch")
public record BatchSettings(
    @Bindable(defaultValue = "1000") int size, @Bindable(defaultValue = "5ms") Duration linger) {

  private static final int LARGEST = 30_000;

  public BatchSettings {
    if (size < 1 || size > LARGEST) {
      throw new InvalidSettingException("BATCH_SIZE", "must be from 1 to " + LARGEST);
    }
    if (linger.isNegative()) {
      throw new InvalidSettingException("BATCH_LINGER", "must not be negative");
    }
  }

  /** About two batches, so that one fills while the other is written; AMQP counts it in 16 bits. */
  int prefetch() {
    return size * 2;
  }
}
