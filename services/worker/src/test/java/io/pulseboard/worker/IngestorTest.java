package io.pulseboard.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.pulseboard.broker.DeadLetters;
import io.pulseboard.broker.Delivery;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.store.Database;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestorTest {

  private static final int MAX_DELIVERIES = 5;

  private final ApplicationContext beans =
      ApplicationContext.run(
          Map.<String, Object>of(
              "database.url", TestServers.newDatabase(),
              "rabbitmq.url", TestServers.endpoints().rabbitmqUrl(),
              "redis.url", TestServers.endpoints().redisUrl()));
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Samples samples = new Samples(3);

  @BeforeEach
  void prepare() {
    TestServers.clearBroker();
    TestServers.clearRedis();
    beans.getBean(Schema.class).migrate();
    // Declares the queues of dead letters.
    beans.getBean(RecordPublisher.class).publish(Stream.SALES, List.of());
  }

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void storesABatchAndShowsIt() throws Exception {
    List<StreamRecord> sales = samples.records(Stream.SALES, 20);

    ingest(deliveries(sales, false));

    assertThat(stored()).isEqualTo(20);
    assertThat(shown()).containsExactlyElementsOf(ids(sales));
    assertCounted(20, 20, 0, 0);
    assertThat(meters.get("pulseboard.batch.size").tag("stream", "sales").summary().totalAmount())
        .isEqualTo(20);
    for (String stage : List.of("decode", "store", "live.append", "duration")) {
      assertThat(timesOf("pulseboard.batch." + stage)).as(stage).isOne();
    }
    assertThat(timesOf("pulseboard.queue.wait")).isZero();
  }

  @Test
  void timesHowLongABatchHasWaitedOnTheQueue() throws Exception {
    BasicProperties published =
        new BasicProperties.Builder().timestamp(Date.from(Instant.EPOCH)).build();
    StreamRecord sale = samples.records(Stream.SALES, 1).getFirst();

    ingest(List.of(new Delivery(1, RecordCodec.encode(sale), 1, published)));

    assertThat(timesOf("pulseboard.queue.wait")).isOne();
    assertThat(meters.get("pulseboard.queue.wait").tag("stream", "sales").timer().max(SECONDS))
        .isPositive();
  }

  private long timesOf(String timer) {
    return meters.get(timer).tag("stream", "sales").timer().count();
  }

  @Test
  void findsTheRowThatTheDatabaseRefusesAndStoresItsNeighbours() throws Exception {
    List<StreamRecord> sales = samples.records(Stream.SALES, 33);
    Sale refused = (Sale) sales.get(17);
    execute("ALTER TABLE sales ADD CHECK (customer_id <> '" + refused.customerId() + "')");

    ingest(deliveries(sales, false));

    GetResponse letter = Objects.requireNonNull(letter());
    assertThat(RecordCodec.decode(Stream.SALES, letter.getBody())).isEqualTo(refused);
    assertThat(reason(letter)).startsWith("(record) was refused by the database");
    assertThat(stored()).isEqualTo(32);
    assertThat(shown()).hasSize(32).doesNotContain(refused.id().toString());
    assertCounted(33, 32, 0, 1);
  }

  @Test
  void showsADuplicateOnlyWhenItMayNotHaveBeenShown() throws Exception {
    List<StreamRecord> sales = samples.records(Stream.SALES, 5);
    beans.getBean(RecordWriter.class).write(Stream.SALES, sales);

    ingest(deliveries(sales, false));
    assertThat(shown()).isEmpty();

    ingest(deliveries(sales, true));
    assertThat(shown()).containsExactlyElementsOf(ids(sales));
    assertThat(stored()).isEqualTo(5);
  }

  @Test
  void setsAsideWhatWasDeliveredTooOften() throws Exception {
    List<StreamRecord> sales = samples.records(Stream.SALES, 3);
    List<Delivery> batch = new ArrayList<>(deliveries(sales, true));
    batch.set(
        1,
        new Delivery(
            1, RecordCodec.encode(sales.get(1)), MAX_DELIVERIES + 1, new BasicProperties()));

    ingest(batch);

    assertThat(stored()).isEqualTo(2);
    assertThat(reason(Objects.requireNonNull(letter())))
        .isEqualTo("(record) was delivered 5 times and never stored");
  }

  @Test
  void showsWhatACommitStoredOfWhichTheAnswerWasLost() throws Exception {
    List<StreamRecord> sales = samples.records(Stream.SALES, 5);
    beans.getBean(RecordWriter.class).write(Stream.SALES, sales);
    execute("ALTER TABLE sales RENAME TO hidden");
    Ingestor ingestor = ingestor();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> ingesting =
          threads.submit(() -> {
            ingest(ingestor, deliveries(sales, false));
            return null;
          });
      await().until(ingestor::isWaitingForDatabase);
      execute("ALTER TABLE hidden RENAME TO sales");
      ingesting.get();
    }

    assertThat(stored()).isEqualTo(5);
    assertThat(shown()).containsExactlyElementsOf(ids(sales));
  }

  @Test
  void setsAsideWhatCannotBeReadWithoutHoldingUpTheRest() throws Exception {
    List<Delivery> batch = new ArrayList<>(deliveries(samples.records(Stream.SALES, 3), false));
    batch.add(1, delivery("{}".getBytes(StandardCharsets.UTF_8), false));

    ingest(batch);

    assertThat(stored()).isEqualTo(3);
    assertThat(letter()).isNotNull();
    assertCounted(4, 3, 0, 1);
  }

  @Test
  void storesOnWhileRedisIsAwayAndCountsWhatWillNotBeShown() throws Exception {
    try (ApplicationContext away =
        ApplicationContext.run(Map.<String, Object>of("redis.url", "redis://127.0.0.1:1"))) {
      Ingestor ingestor = ingestor(away.getBean(LiveLogWriter.class));
      for (int i = 0; i < 21; i++) {
        ingest(ingestor, deliveries(samples.records(Stream.SALES, 1_000), false));
      }
    }

    assertThat(stored()).isEqualTo(21_000);
    assertThat(
            meters.get("pulseboard.live.records.skipped").tag("stream", "sales").counter().count())
        .isEqualTo(20_900);
  }

  @Test
  void storesAndShowsWhateverItsClockSays() throws Exception {
    List<StreamRecord> sales = samples.records(Stream.SALES, 30);
    Deque<Instant> times =
        new ArrayDeque<>(
            List.of(
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2026-03-29T00:00:00Z"),
                Instant.parse("2031-01-01T00:00:00Z")));
    InstantSource jumping = () -> times.size() > 1 ? times.remove() : times.element();
    Ingestor ingestor =
        ingestor(beans.getBean(LiveLogWriter.class), jumping.withZone(ZoneOffset.UTC));

    for (int i = 0; i < 30; i += 10) {
      ingest(ingestor, deliveries(sales.subList(i, i + 10), false));
    }

    assertThat(stored()).isEqualTo(30);
    assertThat(shown()).containsExactlyElementsOf(ids(sales));
  }

  private Ingestor ingestor() {
    return ingestor(beans.getBean(LiveLogWriter.class));
  }

  private Ingestor ingestor(LiveLogWriter liveLog) {
    return ingestor(liveLog, Clock.systemUTC());
  }

  private Ingestor ingestor(LiveLogWriter liveLog, Clock clock) {
    return new Ingestor(
        Stream.SALES,
        beans.getBean(RecordWriter.class),
        beans.getBean(DeadLetters.class),
        liveLog,
        null,
        new WorkerMetrics(meters, new MetricsSettings(0)),
        new BatchLog(Stream.SALES, Duration.ZERO),
        new BatchTraces(Stream.SALES, null),
        clock,
        MAX_DELIVERIES);
  }

  private void ingest(List<Delivery> batch) throws InterruptedException {
    ingest(ingestor(), batch);
  }

  private static void ingest(Ingestor ingestor, List<Delivery> batch) throws InterruptedException {
    ingestor.handle(ingestor.prepare(batch));
  }

  private void assertCounted(int consumed, int stored, int duplicated, int deadLettered) {
    assertThat(count("consumed")).isEqualTo(consumed);
    assertThat(count("stored")).isEqualTo(stored);
    assertThat(count("duplicated")).isEqualTo(duplicated);
    assertThat(count("dead.lettered")).isEqualTo(deadLettered);
  }

  private double count(String what) {
    return meters.get("pulseboard.records." + what).tag("stream", "sales").counter().count();
  }

  private int stored() {
    return beans
        .getBean(Database.class)
        .list("SELECT count(*) FROM sales", _ -> {}, row -> row.getInt(1))
        .getFirst();
  }

  private void execute(String sql) throws Exception {
    try (var connection = beans.getBean(Database.class).connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> shown() {
    try (LiveLogReader reader = beans.getBean(LiveLog.class).open()) {
      return reader.newest(Stream.SALES, Long.MAX_VALUE).stream()
          .flatMap(entry -> entry.records().stream())
          .map(record -> RecordCodec.decode(Stream.SALES, record.json()).id().toString())
          .toList();
    }
  }

  private static List<String> ids(List<StreamRecord> records) {
    return records.stream().map(record -> record.id().toString()).toList();
  }

  private static List<Delivery> deliveries(List<StreamRecord> records, boolean redelivered) {
    return records.stream()
        .map(record -> delivery(RecordCodec.encode(record), redelivered))
        .toList();
  }

  private static Delivery delivery(byte[] body, boolean redelivered) {
    return new Delivery(1, body, redelivered ? 2 : 1, new BasicProperties());
  }

  private static String reason(GetResponse letter) {
    return String.valueOf(letter.getProps().getHeaders().get(DeadLetters.REASON));
  }

  private static @Nullable GetResponse letter() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    try (Connection connection = factory.newConnection()) {
      return connection.createChannel().basicGet(Stream.SALES.deadQueue(), true);
    }
  }
}
