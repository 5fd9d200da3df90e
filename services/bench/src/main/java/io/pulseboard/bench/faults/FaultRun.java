package io.pulseboard.bench.faults;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run: publishes at a fixed rate, lets faults happen one after the other, each as soon as every
 * client has recovered from the one before, and in the end compares what was confirmed with what is
 * stored, shown and set aside.
 */
public final class FaultRun {

  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int ONE_IN_LONG = 5;
  private static final String ROW = "%4s %-24s %7s %9s %9s %6s %7s %6s%n";

  private final Path folder;
  private final long seed;
  private final int perSecond;
  private final PrintStream out;
  private final Map<ResumingClient, Set<UUID>> givenUp = new HashMap<>();

  /**
   * @param folder an empty folder for the data and logs of all processes
   * @param seed decides on the faults, their order and moments
   * @param perSecond records of each stream a second
   * @param out where progress goes
   */
  public FaultRun(Path folder, long seed, int perSecond, PrintStream out) {
    this.folder = folder;
    this.seed = seed;
    this.perSecond = perSecond;
    this.out = out;
  }

  /**
   * Runs until so many faults have happened or the time is over, whichever is first. The kinds take
   * turns: each happens once before any happens again.
   */
  public FaultSummary run(int faults, Duration time) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    Instant begun = Instant.now();
    out.printf("starting the servers and services in %s, seed %d%n", folder, seed);
    try (Stack stack = Stack.start(folder);
        Ledger ledger = new Ledger(stack.brokerUrl(), perSecond, seed)) {
      Map<String, ResumingClient> clients = new LinkedHashMap<>();
      for (String name : List.of("steady", "other", "wanderer")) {
        clients.put(name, new ResumingClient(name, stack.apiAddress(), begun));
      }
      Thread wandering = wander(clients.get("wanderer"));
      try {
        awaitSubscribed(clients);
        ledger.start();
        List<FaultSummary.Row> rows =
            happen(stack, ledger, List.copyOf(clients.values()), faults, deadline);
        ledger.finish();
        stack.awaitHealthy();
        Instant finished = Instant.now();
        List<ResumingClient> all = List.copyOf(clients.values());
        awaitAll(all, snapshot(ledger), new AgeWatch(all));
        return new Verdict(stack, ledger, clients).of(rows, Duration.between(begun, finished));
      } finally {
        wandering.interrupt();
        clients.values().forEach(ResumingClient::close);
      }
    }
  }

  /** What was made before a client's first snapshot is none that it could miss. */
  private static void awaitSubscribed(Map<String, ResumingClient> clients)
      throws InterruptedException {
    long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
    while (!clients.values().stream().allMatch(ResumingClient::isSubscribed)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the clients were sent no snapshot");
      }
      Thread.sleep(LOOK);
    }
  }

  private Thread wander(@Nullable ResumingClient client) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (client != null) {
              Thread.sleep(random.nextLong(500, 4_000));
              client.drop();
            }
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private List<FaultSummary.Row> happen(
      Stack stack, Ledger ledger, List<ResumingClient> clients, int faults, long deadline)
      throws IOException, InterruptedException {
    RandomGenerator random = new SplittableRandom(seed);
    Random order = new Random(seed);
    List<FaultSummary.Row> rows = new ArrayList<>();
    List<Fault> next = new ArrayList<>();
    out.printf(ROW, "", "fault", "lasted", "recovered", "oldest", "lost", "of date", "told");
    while (rows.size() < faults && System.nanoTime() < deadline) {
      if (next.isEmpty()) {
        next.addAll(Fault.all(stack));
        Collections.shuffle(next, order);
      }
      FaultSummary.Row row = happen(next.removeFirst(), random, ledger, clients);
      rows.add(row);
      out.printf(
          Locale.ROOT,
          ROW,
          rows.size(),
          row.fault(),
          seconds(row.lasted()),
          seconds(row.recovery()),
          seconds(row.oldest()),
          row.lost(),
          row.outOfDate(),
          row.gapsTold());
    }
    return rows;
  }

  private FaultSummary.Row happen(
      Fault fault, RandomGenerator random, Ledger ledger, List<ResumingClient> clients)
      throws IOException, InterruptedException {
    Thread.sleep(random.nextLong(300, 1_500));
    int toldBefore = clients.stream().mapToInt(ResumingClient::gapsTold).sum();
    Duration most = random.nextInt(ONE_IN_LONG) == 0 ? LONGEST : LONG;
    Duration lasting = Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), most.toMillis()));
    AgeWatch age = new AgeWatch(clients);
    fault.begin().run();
    age.watch(lasting);
    long ended = System.nanoTime();
    // What it takes to start a process again counts as recovery.
    fault.end().run();
    Map<Stream, List<StreamRecord>> before = snapshot(ledger);
    int lost = awaitAll(clients, before, age);
    int outOfDate = awaitUpToDate(clients, before, age);
    Duration recovery = Duration.ofNanos(System.nanoTime() - ended);
    return new FaultSummary.Row(
        fault.name(),
        lasting,
        recovery,
        age.oldest(),
        lost,
        outOfDate,
        clients.stream().mapToInt(ResumingClient::gapsTold).sum() - toldBefore);
  }

  private static Map<Stream, List<StreamRecord>> snapshot(Ledger ledger) {
    Map<Stream, List<StreamRecord>> made = new HashMap<>();
    for (Stream stream : Stream.values()) {
      made.put(stream, List.copyOf(ledger.made(stream).values()));
    }
    return made;
  }

  /**
   * Waits until every client has every record; answers how many more are missing at the limit than
   * had been before.
   */
  private int awaitAll(
      List<ResumingClient> clients, Map<Stream, List<StreamRecord>> records, AgeWatch age)
      throws InterruptedException {
    long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
    int missing = 0;
    for (ResumingClient client : clients) {
      for (Map.Entry<Stream, List<StreamRecord>> each : records.entrySet()) {
        List<UUID> waiting = new ArrayList<>();
        each.getValue().forEach(record -> waiting.add(record.id()));
        Set<UUID> gone = givenUp.computeIfAbsent(client, _ -> new HashSet<>());
        waiting.removeIf(id -> gone.contains(id) || client.has(each.getKey(), id));
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
          age.watch(LOOK);
          waiting.removeIf(id -> client.has(each.getKey(), id));
        }
        missing += waiting.size();
        gone.addAll(waiting);
      }
    }
    return missing;
  }

  /** Waits until every client shows the newest of every key; answers how many it does not. */
  private static int awaitUpToDate(
      List<ResumingClient> clients, Map<Stream, List<StreamRecord>> records, AgeWatch age)
      throws InterruptedException {
    long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
    int outOfDate = outOfDate(records, clients);
    while (outOfDate > 0 && System.nanoTime() < deadline) {
      age.watch(LOOK);
      outOfDate = outOfDate(records, clients);
    }
    return outOfDate;
  }

  /** Keys for which a client shows something older than the newest record made before. */
  private static int outOfDate(
      Map<Stream, List<StreamRecord>> records, List<ResumingClient> clients) {
    int outOfDate = 0;
    for (Stream stream : Stream.values()) {
      Map<String, Instant> newest = new HashMap<>();
      for (StreamRecord record : records.getOrDefault(stream, List.of())) {
        if (record.key() != null) {
          newest.merge(record.key(), record.timestamp(), (a, b) -> a.isAfter(b) ? a : b);
        }
      }
      for (ResumingClient client : clients) {
        for (Map.Entry<String, Instant> each : newest.entrySet()) {
          ResumingClient.Shown shown = client.latest(stream).get(each.getKey());
          if (shown == null || shown.timestamp().isBefore(each.getValue())) {
            outOfDate++;
          }
        }
      }
    }
    return outOfDate;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  /** The oldest that the newest record was that a client showed, while it looked. */
  private static final class AgeWatch {

    private final List<ResumingClient> clients;
    private Duration oldest = Duration.ZERO;

    AgeWatch(List<ResumingClient> clients) {
      this.clients = clients;
    }

    void watch(Duration time) throws InterruptedException {
      long deadline = System.nanoTime() + time.toNanos();
      do {
        Instant now = Instant.now();
        for (ResumingClient client : clients) {
          Duration age = client.age(now);
          oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }
        Thread.sleep(LOOK);
      } while (System.nanoTime() < deadline);
    }

    Duration oldest() {
      return oldest;
    }
  }
}
