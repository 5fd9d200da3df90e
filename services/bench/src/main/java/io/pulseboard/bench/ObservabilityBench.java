package io.pulseboard.bench;

import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What metrics and traces cost ingest: a worker without any, one with metrics, and one that also
 * makes a span of every publish and batch and sends it to a collector, which drops it. They take
 * turns, over a queue filled by a publisher that traces when they do. The collector shares the
 * processors.
 */
final class ObservabilityBench {

  private static final Stream STREAM = Stream.STOCK_QUOTES;
  private static final double GOAL = 0.95;

  private final Endpoints endpoints;
  private final int records;
  private final int rounds;

  ObservabilityBench(Endpoints endpoints, int records, int rounds) {
    this.endpoints = endpoints;
    this.records = records;
    this.rounds = rounds;
  }

  /** A way to run a worker, and the records it stored a second in each round. */
  private record Candidate(String name, Map<String, Object> settings, double[] rates) {

    Measurement against(Candidate bare) {
      return Measurement.against(
          "ingest: with " + name + ", against " + bare.name,
          Medians.of(rates),
          "records/s",
          Medians.of(bare.rates),
          GOAL);
    }
  }

  /** Runs one round to warm up and then the counted ones, and gives the medians. */
  List<Measurement> run() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 4);
    try (Database database = new Database(settings);
        SpanSink collector = new SpanSink()) {
      new Schema(database, settings).migrate();
      Candidate bare = candidate("neither", Map.of(MetricsOff.PROPERTY, true));
      Candidate metered = candidate("metrics", Map.of());
      Candidate traced =
          candidate(
              "metrics and all traces",
              Map.of("otel.exporter.otlp.endpoint", collector.endpoint()));
      List<Candidate> turn = new ArrayList<>(List.of(bare, metered, traced));
      for (int round = -1; round < rounds; round++) {
        String name = round < 0 ? "warm-up" : "round " + (round + 1);
        for (Candidate candidate : turn) {
          double rate = rate(candidate.settings, database);
          System.err.printf("%s: with %s %,.0f/s%n", name, candidate.name, rate);
          if (round >= 0) {
            candidate.rates[round] = rate;
          }
        }
        // Whoever comes last in a round finds another database than the first.
        Collections.rotate(turn, 1);
      }
      IngestBench.truncate(database);
      if (collector.bytes() == 0) {
        throw new IllegalStateException("no span was sent, so nothing was measured");
      }
      return List.of(metered.against(bare), traced.against(bare));
    }
  }

  private Candidate candidate(String name, Map<String, Object> settings) {
    return new Candidate(name, settings, new double[rounds]);
  }

  private double rate(Map<String, Object> settings, Database database) throws Exception {
    IngestBench.truncate(database);
    Map<String, Object> publisher = new HashMap<>(settings);
    publisher.put("rabbitmq.url", endpoints.rabbitmqUrl());
    new Filler(publisher, STREAM).fill(records);
    return TimedWorker.drain(endpoints, STREAM, records, settings).perSecond();
  }
}
