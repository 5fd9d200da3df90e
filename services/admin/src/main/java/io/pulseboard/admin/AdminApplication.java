package io.pulseboard.admin;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.pulseboard.contracts.Stream;
import io.pulseboard.launch.Service;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulseboard admin}: each subcommand is a class of its own. */
@Command(
    name = "pulseboard admin",
    description = "Looks after a Pulseboard that is running elsewhere or stopped.",
    mixinStandardHelpOptions = true,
    subcommands = {
      MigrateCommand.class,
      BackfillCommand.class,
      ImportCommand.class,
      DeadCommand.class,
      KeysCommand.class,
      SizeCommand.class
    })
public final class AdminApplication implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    Service.takeOverLogs("admin");
    System.exit(
        run(
            Map.of(),
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            args));
  }

  /**
   * Carries out a command line and gives its exit code: 1 when it failed, 2 when it makes no sense.
   */
  static int run(Map<String, Object> properties, PrintWriter out, PrintWriter err, String... args) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(properties)
            .build()
            .start()) {
      return new CommandLine(AdminApplication.class, new MicronautFactory(context))
          .registerConverter(Stream.class, new StreamNames())
          .setOut(out)
          .setErr(err)
          .setExecutionExceptionHandler((failed, _, _) -> fail(err, failed))
          .execute(args);
    } catch (RuntimeException failed) {
      return fail(err, failed);
    }
  }

  private static int fail(PrintWriter err, Exception failed) {
    err.println("pulseboard: " + Service.reason(failed));
    return 1;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Name a command.");
    }
  }
}
