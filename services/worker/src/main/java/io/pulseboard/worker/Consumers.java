package io.pulseboard.worker;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.opentelemetry.api.trace.Tracer;
import io.pulseboard.broker.BatchConsumer;
import io.pulseboard.broker.BatchSettings;
import io.pulseboard.broker.BrokerConnections;
import io.pulseboard.broker.DeadLetters;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.store.alerts.AlertQueries;
import io.pulseboard.store.alerts.AlertWriter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumers of every stream, from the schema's readiness to the worker's end. */
@Singleton
final class Consumers {

  /** A consumer and what it feeds. */
  record Lane(BatchConsumer<Ingestor.Decoded> consumer, Ingestor ingestor) {}

  private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

  private final List<Lane> lanes;
  private final Schema schema;
  private final LiveLogWriter liveLog;
  private final Thread starter = Thread.ofVirtual().name("await schema").unstarted(this::start);

  Consumers(
      BrokerConnections connections,
      BatchSettings batches,
      RecordWriter writer,
      Schema schema,
      DeadLetters deadLetters,
      LiveLogWriter liveLog,
      AlertQueries alerts,
      AlertWriter alertWriter,
      WorkerMetrics metrics,
      WorkerSettings settings,
      @Nullable Tracer tracer,
      Clock clock) {
    this.schema = schema;
    this.liveLog = liveLog;
    this.lanes =
        Arrays.stream(Stream.values())
            .flatMap(stream -> Collections.nCopies(batches.consumers(), stream).stream())
            .map(stream -> {
              Ingestor ingestor =
                  new Ingestor(
                      stream,
                      writer,
                      deadLetters,
                      liveLog,
                      stream == Stream.STOCK_QUOTES
                          ? new AlertJudge(alerts, alertWriter, clock)
                          : null,
                      metrics,
                      new BatchLog(stream, settings.batchLog()),
                      new BatchTraces(stream, tracer),
                      clock,
                      batches.maxDeliveries());
              return new Lane(
                  new BatchConsumer<>(connections, batches, stream, ingestor), ingestor);
            })
            .toList();
    metrics.watch(lanes);
  }

  @EventListener
  void onStartup(ServerStartupEvent started) {
    starter.start();
  }

  private void start() {
    try {
      schema.awaitCurrent();
    } catch (InterruptedException stopped) {
      return;
    }
    if (!liveLog.isAvailable()) {
      LOG.warn("storing without the live log until Redis answers");
    }
    lanes.forEach(lane -> lane.consumer().start());
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** Stops all at once, each after the batch in its hands. */
  @PreDestroy
  void stop() throws InterruptedException {
    starter.interrupt();
    List<Thread> closing = new ArrayList<>();
    for (Lane lane : lanes) {
      closing.add(Thread.startVirtualThread(lane.consumer()::close));
    }
    for (Thread thread : closing) {
      thread.join();
    }
  }
}
