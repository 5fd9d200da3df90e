package io.pulseboard.bench;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.pulseboard.bench.StartCommand.Measured;
import io.pulseboard.bench.rest.HttpLoad;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.ServiceForm;
import io.pulseboard.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the forms of one service take, on the same servers with the same heap, in turn, so that what
 * slows the machine slows all of them.
 */
final class StartBench {

  private static final int HEAP_MIB = 256;
  private static final int CLIENTS = 4;

  /** So few that the embedded broker has them in memory; read from disk, it would be measured. */
  private static final int STORED_PER_SECOND = 4_000;

  private static final Stream STREAM = Stream.STOCK_QUOTES;
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final double MEBIBYTE = 1 << 20;
  private static final String READ = "/api/v1/sales?from=2026-01-01T00:00:00Z&limit=10";

  private final Endpoints endpoints;
  private final Database database;

  StartBench(Endpoints endpoints, Database database) {
    this.endpoints = endpoints;
    this.database = database;
  }

  /**
   * What one form takes.
   *
   * @param sizeMiB all of its files; of the classes their jars, without a JDK
   * @param firstAnswerMillis from the process's start to its first 200 at {@code /health/readiness}
   * @param startMiB resident memory at that moment
   * @param loadMiB most resident memory while it works
   * @param perSecond what it does when there is no end of work, once warm
   */
  record Figures(
      double sizeMiB,
      double firstAnswerMillis,
      double startMiB,
      double loadMiB,
      double perSecond) {}

  private record Sample(double figure, double memoryMiB) {}

  /** What is measured of one form, in the order of the runs. */
  private record Runs(ServiceForm form, List<Sample> starts, List<Sample> loads) {

    private Runs(ServiceForm form) {
      this(form, new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Measures each of the forms so many times, and takes the medians.
   *
   * @param forms those that the service is built in
   * @param seconds of a round under load, after as long to warm up
   */
  Map<ServiceForm, Figures> run(
      Measured service, List<ServiceForm> forms, int starts, int rounds, int seconds)
      throws Exception {
    List<Runs> all = forms.stream().map(Runs::new).toList();
    // Starts come last: each leaves the embedded broker with less memory for messages.
    for (int i = 0; i < rounds; i++) {
      for (Runs each : all) {
        each.loads().add(told(service, each.form(), "load", load(service, each.form(), seconds)));
      }
    }
    for (int i = 0; i < starts; i++) {
      for (Runs each : all) {
        each.starts().add(told(service, each.form(), "start", start(service, each.form())));
      }
    }
    Map<ServiceForm, Figures> figures = new EnumMap<>(ServiceForm.class);
    for (Runs each : all) {
      figures.put(
          each.form(),
          new Figures(
              each.form().bytes(service.id()) / MEBIBYTE,
              median(each.starts(), Sample::figure),
              median(each.starts(), Sample::memoryMiB),
              median(each.loads(), Sample::memoryMiB),
              median(each.loads(), Sample::figure)));
    }
    return figures;
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return Medians.of(samples.stream().mapToDouble(figure).toArray());
  }

  private static Sample told(Measured service, ServiceForm form, String what, Sample sample) {
    System.err.printf(
        "%s %s %s: %,.0f, %,.0f MiB%n",
        service.id(), form, what, sample.figure(), sample.memoryMiB());
    return sample;
  }

  /** What is done with a service once it is ready, which took so long. */
  @FunctionalInterface
  private interface Work {
    Sample with(ServiceProcess process, double millisToReady) throws Exception;
  }

  /** Its log stays where that fails. */
  private Sample measure(Measured service, ServiceForm form, Map<String, String> more, Work work)
      throws Exception {
    Map<String, String> settings = new HashMap<>(endpoints.environment());
    settings.putAll(more);
    Path log = Files.createTempFile("pulseboard-start", ".log");
    int port = ServiceProcess.freePort();
    long started = System.nanoTime();
    try (ServiceProcess process =
        ServiceProcess.start(form, service.id(), port, settings, HEAP_MIB, List.of(), log)) {
      process.awaitReady(START_LIMIT);
      Sample sample = work.with(process, (System.nanoTime() - started) / 1e6);
      process.stop();
      Files.delete(log);
      return sample;
    }
  }

  private Sample start(Measured service, ServiceForm form) throws Exception {
    return measure(
        service,
        form,
        Map.of(),
        (process, millis) -> new Sample(millis, process.residentBytes().orElse(0) / MEBIBYTE));
  }

  private Sample load(Measured service, ServiceForm form, int seconds) throws Exception {
    return switch (service) {
      case SIMULATOR -> publish(form, seconds);
      case WORKER -> store(form, seconds);
      case API -> read(form, seconds);
    };
  }

  private Sample publish(ServiceForm form, int seconds) throws Exception {
    Map<String, String> settings =
        Map.of(
            "SIMULATOR_STOCK_QUOTES_RATE", "max",
            "SIMULATOR_SALES_RATE", "0",
            "SIMULATOR_USER_EVENTS_RATE", "0",
            "SIMULATOR_FINANCIAL_METRICS_RATE", "0",
            "SIMULATE_MARKET_HOURS", "false");
    String published = "pulseboard_simulator_published_total";
    try {
      return measure(
          Measured.SIMULATOR,
          form,
          settings,
          (process, _) -> {
            Thread.sleep(Duration.ofSeconds(seconds));
            long started = System.nanoTime();
            double before = process.metric(published);
            Thread.sleep(Duration.ofSeconds(seconds));
            double count = process.metric(published) - before;
            return under(process, count / seconds(started));
          });
    } finally {
      emptyQueue();
    }
  }

  /** The first half of the queue warms up. */
  private Sample store(ServiceForm form, int seconds) throws Exception {
    int warmUp = STORED_PER_SECOND * seconds / 2;
    int records = 2 * warmUp;
    String stored = "pulseboard_records_stored_total";
    IngestBench.truncate(database);
    new Filler(endpoints.rabbitmqUrl(), STREAM).fill(records);
    try {
      return measure(
          Measured.WORKER,
          form,
          Map.of(),
          (process, _) -> {
            double before = awaitMetric(process, stored, warmUp);
            long started = System.nanoTime();
            double count = awaitMetric(process, stored, records) - before;
            return under(process, count / seconds(started));
          });
    } finally {
      IngestBench.truncate(database);
    }
  }

  private Sample read(ServiceForm form, int seconds) throws Exception {
    new RecordWriter(database).write(Stream.SALES, new Samples(9).records(Stream.SALES, 100));
    Duration length = Duration.ofSeconds(seconds);
    return measure(
        Measured.API,
        form,
        Map.of("API_RATE_LIMIT", "0"),
        (process, _) -> {
          HttpLoad.get(process.port(), READ, CLIENTS, length);
          long answers = HttpLoad.get(process.port(), READ, CLIENTS, length).getTotalCount();
          return under(process, (double) answers / seconds);
        });
  }

  private static double awaitMetric(ServiceProcess process, String metric, double least)
      throws IOException, InterruptedException {
    double value = process.metric(metric);
    while (value < least) {
      if (!process.process().isAlive()) {
        throw new IllegalStateException("the process ended while it was measured");
      }
      Thread.sleep(LOOK);
      value = process.metric(metric);
    }
    return value;
  }

  private static Sample under(ServiceProcess process, double perSecond) throws IOException {
    return new Sample(perSecond, process.mostResidentBytes().orElse(0) / MEBIBYTE);
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private void emptyQueue() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(endpoints.rabbitmqUrl());
    try (Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.queuePurge(STREAM.queue());
    }
  }
}
