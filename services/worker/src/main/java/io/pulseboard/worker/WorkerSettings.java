package io.pulseboard.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import java.time.Duration;

/**
 * What the worker says of its work.
 *
 * @param batchLog least time between two log lines of one consumer that tell of a stored batch;
 *     zero for none
 */
@ConfigurationProperties("worker")
record WorkerSettings(@Bindable(defaultValue = "0s") Duration batchLog) {

  /**
   * @throws InvalidSettingException when the time is negative
   */
  WorkerSettings {
    if (batchLog.isNegative()) {
      throw new InvalidSettingException("WORKER_BATCH_LOG", "must not be negative");
    }
  }
}
