package io.pulseboard.broker;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.pulseboard.broker.ConfirmedChannels.Message;
import io.pulseboard.broker.PublisherMetrics.StreamMeters;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Hands records to the broker, persistent and confirmed. Safe for any number of threads. */
@Singleton
public final class RecordPublisher {

  private static final int PERSISTENT = 2;

  private final ConfirmedChannels channels;
  private final PublisherMetrics metrics;
  private final Clock clock;

  RecordPublisher(ConfirmedChannels channels, PublisherMetrics metrics, Clock clock) {
    this.channels = channels;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Publishes records of one stream and returns when the broker has confirmed all of them.
   *
   * @throws BrokerUnavailableException when it could not; the caller still owns the records and may
   *     publish them again. After an interrupt the flag stays set.
   */
  public void publish(Stream stream, List<? extends StreamRecord> records) {
    StreamMeters meters = metrics.of(stream);
    meters.published().increment(records.size());
    long started = System.nanoTime();
    BasicProperties properties = properties(clock.instant());
    channels.publish(
        records.stream()
            .map(record ->
                new Message(Topology.EXCHANGE, stream.id(), properties, RecordCodec.encode(record)))
            .toList());
    meters.confirming().record(System.nanoTime() - started, NANOSECONDS);
    meters.confirmed().increment(records.size());
  }

  private static BasicProperties properties(Instant publishedAt) {
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .headers(
            Map.of(Topology.PUBLISHED_AT, ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt)))
        .build();
  }
}
