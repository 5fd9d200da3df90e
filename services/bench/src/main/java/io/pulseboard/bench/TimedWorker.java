package io.pulseboard.bench;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.broker.BatchSettings;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.launch.Service;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How a worker drained a filled queue into an empty table.
 *
 * @param perSecond records stored a second
 * @param bytesPerRecord allocated for each record
 * @param batch the records of its largest batch
 */
record TimedWorker(double perSecond, double bytesPerRecord, int batch) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Starts a worker, and times it from the first look at which rows are stored until all are, so
   * that its start does not count.
   *
   * @param records how many are on the queue of {@code stream}
   * @param more settings beside those of its servers
   */
  static TimedWorker drain(
      Endpoints endpoints, Stream stream, int records, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("database.url", endpoints.databaseUrl());
    settings.put("rabbitmq.url", endpoints.rabbitmqUrl());
    settings.put("redis.url", endpoints.redisUrl());
    settings.put("worker.port", 0);
    try (Service worker = Service.start(settings, "worker")) {
      Counter stored =
          worker
              .context()
              .getBean(MeterRegistry.class)
              .get("pulseboard.records.stored")
              .tag("stream", stream.id())
              .counter();
      double first = stored.count();
      while (first == 0) {
        LockSupport.parkNanos(200_000);
        first = stored.count();
      }
      long started = System.nanoTime();
      long allocatedBefore = THREADS.getTotalThreadAllocatedBytes();
      while (stored.count() < records) {
        LockSupport.parkNanos(200_000);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      long allocated = THREADS.getTotalThreadAllocatedBytes() - allocatedBefore;
      return new TimedWorker(
          (records - first) / seconds,
          allocated / (records - first),
          worker.context().getBean(BatchSettings.class).size());
    }
  }
}
