package io.pulseboard.worker;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.pulseboard.broker.BrokerUnavailableException;
import io.pulseboard.broker.QueueDepths;
import io.pulseboard.broker.QueueDepths.Depth;
import io.pulseboard.contracts.Stream;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds how many messages wait on the queues. */
@Singleton
final class QueueWatch {

  private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final QueueDepths depths;
  private final Thread looking = Thread.ofVirtual().name("queue depths").unstarted(this::run);
  private volatile Map<Stream, Depth> seen = Map.of();

  QueueWatch(QueueDepths depths, WorkerMetrics metrics) {
    this.depths = depths;
    metrics.watch(stream -> Optional.ofNullable(seen.get(stream)));
  }

  @EventListener
  void onStartup(ServerStartupEvent started) {
    looking.start();
  }

  /** What it waits for at the broker ends with the connection, which goes after it. */
  @PreDestroy
  void stop() {
    looking.interrupt();
  }

  private void run() {
    try {
      while (true) {
        look();
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      seen = depths.read();
    } catch (BrokerUnavailableException away) {
      // The consumers say so, and an old depth would be wrong.
      LOG.debug("the depths of the queues are not known", away);
      seen = Map.of();
    }
  }
}
