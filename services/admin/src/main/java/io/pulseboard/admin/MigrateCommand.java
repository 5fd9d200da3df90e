package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.pulseboard.store.Schema;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database's schema up to date. */
@Command(
    name = "migrate",
    description = "Brings the schema of the database at DATABASE_URL up to date.",
    mixinStandardHelpOptions = true)
@Prototype
final class MigrateCommand implements Callable<Integer> {

  private final BeanProvider<Schema> schema;

  @Spec private @Nullable CommandSpec spec;

  MigrateCommand(BeanProvider<Schema> schema) {
    this.schema = schema;
  }

  @Override
  public Integer call() {
    int migrations = schema.get().migrate();
    if (spec != null) {
      spec.commandLine()
          .getOut()
          .println(
              migrations == 0
                  ? "The schema is up to date."
                  : "The schema is up to date; migrations that ran: " + migrations + ".");
    }
    return 0;
  }
}
