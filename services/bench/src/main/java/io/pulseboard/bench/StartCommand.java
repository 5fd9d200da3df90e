package io.pulseboard.bench;

import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.ServiceForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulseboard bench start}: the forms of a service beside its classes in a JVM. */
@Command(
    name = "start",
    description =
        "Measures start, memory and throughput of each service as a native executable and as a"
            + " run-time image with an AOT cache, beside a plain JVM.",
    mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {

  private static final double FIRST_ANSWER_GOAL = 0.1;
  private static final double MEMORY_GOAL = 0.5;

  @Option(
      names = "--services",
      split = ",",
      description = "Which to measure, all when none is named: ${COMPLETION-CANDIDATES}")
  private List<Measured> services = List.of(Measured.values());

  @Option(
      names = "--starts",
      defaultValue = "7",
      description = "Starts of each form, of which the median counts (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds under load, of which the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of a round under load, after as long to warm up (default: 10).")
  private int seconds;

  @Mixin private Report report = new Report();

  @Override
  public Integer call() throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    for (Measured service : services) {
      // Servers of its own, since the embedded broker gets slower with each client it has had.
      try (BenchServers servers = BenchServers.start()) {
        System.out.printf("Measuring the %s on %s.%n", service.id(), servers.description());
        DatabaseSettings settings = new DatabaseSettings(servers.endpoints().databaseUrl(), 2);
        try (Database database = new Database(settings)) {
          new Schema(database, settings).migrate();
          measurements.addAll(measure(service, new StartBench(servers.endpoints(), database)));
        }
      }
    }
    report.write(measurements);
    return 0;
  }

  private List<Measurement> measure(Measured service, StartBench bench) throws Exception {
    List<ServiceForm> forms = new ArrayList<>(List.of(ServiceForm.CLASSES));
    addIfBuilt(ServiceForm.RUNTIME, service, "services/launch/jvm-runtime %s", forms);
    addIfBuilt(
        ServiceForm.NATIVE,
        service,
        "mvn -Pnative package -Dmaven.test.skip=true -pl services/%s -am",
        forms);
    Map<ServiceForm, StartBench.Figures> figures =
        bench.run(service, forms, starts, rounds, seconds);
    StartBench.Figures classes = Objects.requireNonNull(figures.get(ServiceForm.CLASSES));
    List<Measurement> measurements = new ArrayList<>();
    figures.forEach((form, each) ->
        measurements.addAll(
            rows(service, form, each, form == ServiceForm.CLASSES ? null : classes)));
    return measurements;
  }

  private static void addIfBuilt(
      ServiceForm form, Measured service, String how, List<ServiceForm> forms) {
    if (form.isBuilt(service.id())) {
      forms.add(form);
    } else {
      System.err.printf(
          "SKIPPED: the %s is not built as %s; '%s' builds it%n",
          service.id(), title(form), how.formatted(service.id()));
    }
  }

  private static List<Measurement> rows(
      Measured service,
      ServiceForm form,
      StartBench.Figures figures,
      StartBench.@Nullable Figures bound) {
    String name = "start: %s as %s, ".formatted(service.id(), title(form));
    boolean isNative = form == ServiceForm.NATIVE;
    return List.of(
        row(name + "size", figures.sizeMiB(), "MiB", bound == null ? null : bound.sizeMiB(), null),
        row(
            name + "first healthy answer",
            figures.firstAnswerMillis(),
            "ms",
            bound == null ? null : bound.firstAnswerMillis(),
            isNative ? FIRST_ANSWER_GOAL : null),
        row(
            name + "memory at start",
            figures.startMiB(),
            "MiB",
            bound == null ? null : bound.startMiB(),
            isNative ? MEMORY_GOAL : null),
        row(
            name + "memory under load",
            figures.loadMiB(),
            "MiB",
            bound == null ? null : bound.loadMiB(),
            isNative ? MEMORY_GOAL : null),
        row(
            name + service.work(),
            figures.perSecond(),
            service.unit(),
            bound == null ? null : bound.perSecond(),
            null));
  }

  private static Measurement row(
      String name, double value, String unit, @Nullable Double bound, @Nullable Double goal) {
    return new Measurement(name, value, unit, bound, bound == null ? null : value / bound, goal);
  }

  private static String title(ServiceForm form) {
    return switch (form) {
      case CLASSES -> "JVM";
      case RUNTIME -> "JVM with AOT cache";
      case NATIVE -> "native";
    };
  }

  /** The services, and the work that each is loaded with. */
  enum Measured {
    SIMULATOR("most quotes published", "records/s"),
    WORKER("most quotes stored", "records/s"),
    API("most reads of 10 sales", "answers/s");

    private final String work;
    private final String unit;

    Measured(String work, String unit) {
      this.work = work;
      this.unit = unit;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    String work() {
      return work;
    }

    String unit() {
      return unit;
    }
  }
}
