package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.pulseboard.store.Edition;
import io.pulseboard.store.Schema;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the database's schema up to date. */
@Command(
    name = "migrate",
    description = "Brings the schema of the database at DATABASE_URL up to date.",
    mixinStandardHelpOptions = true)
@Prototype
final class MigrateCommand implements Callable<Integer> {

  private final BeanProvider<Schema> schema;

  @Option(
      names = "--repair",
      description =
          "First forget migrations that were applied in part. Undo what they left before that.")
  private boolean repair;

  @Spec private @Nullable CommandSpec spec;

  MigrateCommand(BeanProvider<Schema> schema) {
    this.schema = schema;
  }

  @Override
  public Integer call() {
    if (repair) {
      schema.get().repair();
    }
    int migrations = schema.get().migrate();
    if (spec != null) {
      Edition edition = schema.get().edition();
      spec.commandLine()
          .getOut()
          .printf(
              "The schema is up to date%s.%nIt is laid for %s: %s.%n",
              migrations == 0 ? "" : "; migrations that ran: " + migrations,
              edition.title(),
              edition.meaning());
    }
    return 0;
  }
}
