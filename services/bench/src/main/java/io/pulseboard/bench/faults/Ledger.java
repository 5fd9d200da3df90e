package io.pulseboard.bench.faults;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.micronaut.context.ApplicationContext;
import io.pulseboard.broker.BrokerUnavailableException;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.broker.Topology;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.RecordGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Publishes records of every stream at a fixed rate, each again and again until the broker has
 * confirmed it, and knows which it made and which were confirmed. One in a hundred is published
 * once more, and one message in three hundred is none that can be stored.
 */
final class Ledger implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(50);
  private static final int AT_ONCE = 500;
  private static final int ONE_IN_REPEATED = 100;
  private static final int ONE_IN_MALFORMED = 300;

  private final ApplicationContext beans;
  private final String brokerUrl;
  private final int perSecond;
  private final long seed;
  private final Map<Stream, Map<UUID, StreamRecord>> made = new EnumMap<>(Stream.class);
  private final Map<Stream, Set<UUID>> confirmed = new EnumMap<>(Stream.class);
  private final Set<String> malformed = ConcurrentHashMap.newKeySet();
  private final List<Thread> publishers = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * @param perSecond records of each stream a second
   */
  Ledger(String brokerUrl, int perSecond, long seed) {
    this.brokerUrl = brokerUrl;
    this.perSecond = perSecond;
    this.seed = seed;
    this.beans =
        ApplicationContext.run(
            Map.<String, Object>of("rabbitmq.url", brokerUrl, "rabbitmq.confirm-timeout", "3s"));
    for (Stream stream : Stream.values()) {
      made.put(stream, new ConcurrentHashMap<>());
      confirmed.put(stream, ConcurrentHashMap.newKeySet());
    }
  }

  /** Starts to publish. */
  void start() {
    for (Stream stream : Stream.values()) {
      publishers.add(Thread.ofVirtual().name("ledger " + stream.id()).start(() -> run(stream)));
    }
    publishers.add(Thread.ofVirtual().name("ledger malformed").start(this::publishMalformed));
  }

  /** Makes no more records, and returns when all that were made are confirmed. */
  void finish() throws InterruptedException {
    stopping = true;
    for (Thread publisher : publishers) {
      publisher.join();
    }
  }

  /** The records that were made so far, confirmed or not. */
  Map<UUID, StreamRecord> made(Stream stream) {
    return of(made, stream);
  }

  /** How many records are confirmed. */
  int confirmed() {
    return confirmed.values().stream().mapToInt(Set::size).sum();
  }

  /** The confirmed records' ids. */
  Set<UUID> confirmed(Stream stream) {
    return of(confirmed, stream);
  }

  /** The bodies of confirmed messages that cannot be stored; all on the queue of sales. */
  Set<String> malformed() {
    return malformed;
  }

  private static <T> T of(Map<Stream, T> byStream, Stream stream) {
    T found = byStream.get(stream);
    if (found == null) {
      throw new IllegalStateException("nothing of " + stream);
    }
    return found;
  }

  private void run(Stream stream) {
    RecordGenerator generator = Generators.of(stream, seed, 0, MarketCalendar.roundTheClock());
    SplittableRandom random = new SplittableRandom(seed ^ stream.id().hashCode());
    RecordPublisher publisher = beans.getBean(RecordPublisher.class);
    List<StreamRecord> waiting = new ArrayList<>();
    long started = System.nanoTime();
    long count = 0;
    while (!stopping || !waiting.isEmpty()) {
      long due = (System.nanoTime() - started) / 1_000 * perSecond / 1_000_000;
      for (; count < due && !stopping; count++) {
        StreamRecord record = generator.next(Instant.now().truncatedTo(ChronoUnit.MICROS));
        made(stream).put(record.id(), record);
        waiting.add(record);
      }
      List<StreamRecord> next = waiting.subList(0, Math.min(AT_ONCE, waiting.size()));
      try {
        publisher.publish(stream, next);
        next.forEach(record -> confirmed(stream).add(record.id()));
        next.removeIf(_ -> stopping || random.nextInt(ONE_IN_REPEATED) != 0);
      } catch (BrokerUnavailableException away) {
        LockSupport.parkNanos(TICK.toNanos());
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  /** With a client of its own: the product's publisher takes records only. */
  private void publishMalformed() {
    Duration pause = Duration.ofSeconds(ONE_IN_MALFORMED).dividedBy(perSecond);
    int count = 0;
    @Nullable Connection connection = null;
    while (!stopping) {
      String body = "{\"broken\": " + count + ",";
      try {
        if (connection == null || !connection.isOpen()) {
          connection = connect();
        }
        try (Channel amqpChannel = connection.createChannel()) {
          amqpChannel.confirmSelect();
          amqpChannel.basicPublish(
              Topology.EXCHANGE,
              Stream.SALES.id(),
              new BasicProperties.Builder().deliveryMode(2).build(),
              body.getBytes(StandardCharsets.UTF_8));
          if (amqpChannel.waitForConfirms(3_000)) {
            malformed.add(body);
            count++;
          }
        }
      } catch (IOException | TimeoutException | RuntimeException away) {
        if (connection != null) {
          connection.abort(1_000);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
      LockSupport.parkNanos(pause.toNanos());
    }
    if (connection != null) {
      connection.abort(1_000);
    }
  }

  private Connection connect() throws IOException, TimeoutException {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(brokerUrl);
    } catch (java.net.URISyntaxException | java.security.GeneralSecurityException malformedUrl) {
      throw new IllegalStateException(malformedUrl);
    }
    factory.setAutomaticRecoveryEnabled(false);
    factory.setConnectionTimeout(3_000);
    return factory.newConnection("ledger");
  }

  @Override
  public void close() {
    stopping = true;
    beans.close();
  }
}
