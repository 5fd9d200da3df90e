package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Value;
import io.pulseboard.contracts.Stream;
import io.pulseboard.simulation.Rate;
import io.pulseboard.store.Backfills;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes simulated history to the database. */
@Command(
    name = "backfill",
    description = {
      "Writes the simulator's model of the past straight to the database at DATABASE_URL, rollups included.",
      "It may be stopped and run again: days that are filled are left, one that was begun is ended as it was begun."
    },
    mixinStandardHelpOptions = true)
@Prototype
final class BackfillCommand implements Callable<Integer> {

  private static final int MOST_DAYS = 3_660;
  private static final int MOST_THREADS = 64;

  private final BeanProvider<Schema> schema;
  private final BeanProvider<RecordWriter> writer;
  private final BeanProvider<Rollups> rollups;
  private final BeanProvider<Backfills> backfills;
  private final Clock clock;
  private final boolean marketHours;

  @Option(
      names = "--days",
      required = true,
      description = "How many days back from today; today itself is filled up to now.")
  private int days;

  @Option(
      names = "--rate",
      paramLabel = "STREAM=RATE",
      description = {
        "Records of a stream, such as 20/s, 1/m or 6/h; 0 leaves it out.",
        "Unless said: stock_quotes=1/s, sales=12/m, user_events=30/m, financial_metrics=6/m."
      })
  private Map<Stream, String> rates = Map.of();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed gives other records (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--extra-symbols",
      defaultValue = "0",
      description = "Simulated symbols besides the listed ones (default: ${DEFAULT-VALUE}).")
  private int extraSymbols;

  @Option(
      names = "--round-the-clock",
      description =
          "Quotes at any hour instead of New York's, as with SIMULATE_MARKET_HOURS=false.")
  private boolean roundTheClock;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Days that are filled at the same time (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Spec private @Nullable CommandSpec spec;

  BackfillCommand(
      BeanProvider<Schema> schema,
      BeanProvider<RecordWriter> writer,
      BeanProvider<Rollups> rollups,
      BeanProvider<Backfills> backfills,
      Clock clock,
      @Value("${simulate.market-hours:true}") boolean marketHours) {
    this.schema = schema;
    this.writer = writer;
    this.rollups = rollups;
    this.backfills = backfills;
    this.clock = clock;
    this.marketHours = marketHours;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireBetween("--days", days, 1, MOST_DAYS);
    requireBetween("--threads", threads, 1, MOST_THREADS);
    requireBetween("--extra-symbols", extraSymbols, 0, 99_999);
    Map<Stream, BackfillSettings> settings = settings();
    schema.get().requireCurrent();
    Backfill backfill = new Backfill(writer.get(), rollups.get(), backfills.get(), settings);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
    long started = System.nanoTime();
    long expected = backfill.expected(first, now);
    Backfill.Outcome outcome;
    try (Progress _ = Progress.start(command().getErr(), "records", expected, backfill::done)) {
      outcome = backfill.run(first, now, threads);
    }
    report(outcome, Duration.ofNanos(System.nanoTime() - started));
    return 0;
  }

  private Map<Stream, BackfillSettings> settings() {
    Map<Stream, BackfillSettings> settings = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      Rate rate = Rate.parse("--rate " + stream.id(), rates.getOrDefault(stream, usual(stream)));
      if (rate.isMax()) {
        throw new ParameterException(
            command(), "--rate max has no end; name a rate such as 100/s.");
      }
      if (!rate.isOff()) {
        settings.put(
            stream, new BackfillSettings(rate, seed, extraSymbols, marketHours && !roundTheClock));
      }
    }
    return settings;
  }

  /** Half a year of these is some ten million records. */
  private static String usual(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> "1/s";
      case SALES -> "12/m";
      case USER_EVENTS -> "30/m";
      case FINANCIAL_METRICS -> "6/m";
    };
  }

  private void report(Backfill.Outcome outcome, Duration took) {
    PrintWriter out = command().getOut();
    double seconds = Math.max(0.001, took.toMillis() / 1e3);
    out.printf(
        "Stored %,d records in %,.0f s (%,.0f/s); %,d were there already.%n",
        outcome.stored(), seconds, outcome.stored() / seconds, outcome.known());
    if (outcome.filled() > 0) {
      out.printf("Left %,d days of streams that had been filled before.%n", outcome.filled());
    }
    if (outcome.closed() > 0) {
      out.printf(
          "Left %,d days of streams whose records retention has dropped.%n", outcome.closed());
    }
  }

  private void requireBetween(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          command(), "%s must be from %,d to %,d.".formatted(option, least, most));
    }
  }

  private picocli.CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before the call");
    }
    return spec.commandLine();
  }
}
