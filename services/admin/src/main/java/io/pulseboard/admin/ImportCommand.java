package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores the records of a file. */
@Command(
    name = "import",
    description = {
      "Stores the records of a CSV or NDJSON file in the database at DATABASE_URL, rollups included.",
      "Bad lines are reported and left out. Importing a file twice stores nothing twice."
    },
    mixinStandardHelpOptions = true)
@Prototype
final class ImportCommand implements Callable<Integer> {

  private final BeanProvider<Schema> schema;
  private final BeanProvider<RecordWriter> writer;
  private final BeanProvider<Rollups> rollups;

  @Parameters(paramLabel = "FILE", description = "The file, gzip or not; - is standard input.")
  private String file = "";

  @Option(names = "--stream", required = true, description = "The stream of its records.")
  private @Nullable Stream stream;

  @Option(
      names = "--format",
      description = "csv or ndjson, unless the file's name ends with .csv, .ndjson or .jsonl.")
  private String format = "";

  @Option(
      names = "--map",
      paramLabel = "HEADER=FIELD",
      description = "The field that something in the file is, by its name there.")
  private Map<String, String> renamed = Map.of();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "A field of every record, whatever the file says.")
  private Map<String, String> set = Map.of();

  @Option(names = "--dry-run", description = "Only tell which lines are bad; store nothing.")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  ImportCommand(
      BeanProvider<Schema> schema,
      BeanProvider<RecordWriter> writer,
      BeanProvider<Rollups> rollups) {
    this.schema = schema;
    this.writer = writer;
    this.rollups = rollups;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stream into = Objects.requireNonNull(stream);
    ImportFile source = new ImportFile(file);
    ImportFormat written = format(source);
    ImportedRecords records = new ImportedRecords(into);
    ImportFields fields = fields(records);
    if (!source.isThere()) {
      throw misused("There is no file '%s' that can be read.".formatted(file));
    }
    schema.get().requireCurrent();
    Import.Outcome outcome;
    try (ImportRows rows = open(source, written, records, fields)) {
      outcome = run(rows, into);
    }
    if (outcome.stored() > 0) {
      rollups.get().catchUp(into);
    }
    summarize(outcome);
    return outcome.bad() == 0 ? 0 : 1;
  }

  private ImportRows open(
      ImportFile source, ImportFormat written, ImportedRecords records, ImportFields fields) {
    try {
      return written.rows(source.open(System.in), records, fields);
    } catch (IllegalArgumentException header) {
      throw misused("%s: %s".formatted(file, header.getMessage()));
    } catch (IOException unreadable) {
      // Without its cause, whose message would be shown in place of this one.
      throw new IllegalStateException(
          "%s cannot be read: %s".formatted(file, ImportFile.reason(unreadable)));
    }
  }

  private Import.Outcome run(ImportRows rows, Stream into) {
    AtomicLong lines = new AtomicLong();
    try (Progress progress = Progress.start(command().getErr(), "lines", 0, lines::get)) {
      return new Import(
              into,
              dryRun ? null : writer.get(),
              lines,
              (reason, line) -> progress.say("%s:%d: %s".formatted(file, line, reason)))
          .run(rows);
    }
  }

  private void summarize(Import.Outcome outcome) {
    String done =
        dryRun
            ? "%,d good, none stored".formatted(outcome.lines() - outcome.bad())
            : "%,d stored, %,d there already".formatted(outcome.stored(), outcome.known());
    command().getOut().printf("%,d lines: %s, %,d bad.%n", outcome.lines(), done, outcome.bad());
  }

  private ImportFormat format(ImportFile source) {
    return switch (format) {
      case "csv" -> ImportFormat.CSV;
      case "ndjson" -> ImportFormat.NDJSON;
      case "" ->
          source
              .format()
              .orElseThrow(
                  () -> misused("Say --format csv or --format ndjson; '" + file + "' does not."));
      default -> throw misused("--format must be csv or ndjson.");
    };
  }

  private ImportFields fields(ImportedRecords records) {
    requireFields("--map", records, renamed.values());
    requireFields("--set", records, set.keySet());
    if (new HashSet<>(renamed.values()).size() < renamed.size()) {
      throw misused("--map names a field twice.");
    }
    Map<String, String> values = new HashMap<>();
    set.forEach((field, text) -> values.put(field, records.json(field, text)));
    return new ImportFields(new LinkedHashMap<>(renamed), values);
  }

  private void requireFields(String option, ImportedRecords records, Iterable<String> names) {
    for (String name : names) {
      if (!records.hasField(name)) {
        throw misused(
            "%s: %s has no field '%s'; its fields are %s."
                .formatted(
                    option,
                    Objects.requireNonNull(stream).id(),
                    name,
                    String.join(", ", records.fields())));
      }
    }
  }

  private ParameterException misused(String message) {
    return new ParameterException(command(), message);
  }

  private picocli.CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before the call");
    }
    return spec.commandLine();
  }
}
