package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.pulseboard.broker.DeadLetter;
import io.pulseboard.broker.DeadLetterQueue;
import io.pulseboard.broker.DeadLetterQueue.Decision;
import io.pulseboard.contracts.Stream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the records that could not be stored. */
@Command(
    name = "dead",
    description = {
      "Shows dead letters at RABBITMQ_URL, gives them another try or drops them.",
      "A dead letter is a record that could not be stored; it says why."
    },
    mixinStandardHelpOptions = true)
@Prototype
final class DeadCommand implements Runnable {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");
  private static final String ROW = "%-12s %-18s %-27s %-14s %s%n";

  private final BeanProvider<DeadLetterQueue> letters;

  @Spec private @Nullable CommandSpec spec;

  DeadCommand(BeanProvider<DeadLetterQueue> letters) {
    this.letters = letters;
  }

  @Override
  public void run() {
    throw misused("Name a command: list, show, replay or drop.");
  }

  @Command(
      description = "Lists dead letters, oldest first, and tells how many there are.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin LetterChoice choice,
      @Option(
              names = "--limit",
              defaultValue = "20",
              description = "Letters of each stream (default: ${DEFAULT-VALUE}).")
          int limit) {
    if (limit < 1) {
      throw misused("--limit must be at least 1.");
    }
    PrintWriter out = out();
    out.printf(ROW, "id", "stream", "first seen", "field", "reason");
    Map<Stream, Long> counts = new TreeMap<>();
    for (Stream stream : choice.streams()) {
      counts.put(stream, letters.get().count(stream));
      AtomicInteger listed = new AtomicInteger();
      letters
          .get()
          .review(
              stream,
              letter -> {
                if (choice.includes(letter)) {
                  out.printf(
                      ROW,
                      letter.id(),
                      stream.id(),
                      letter.firstSeen(),
                      printable(letter.field()),
                      printable(letter.reason()));
                  listed.incrementAndGet();
                }
                return listed.get() < limit ? Decision.KEEP : Decision.END;
              });
    }
    counts.forEach(
        (stream, count) -> out.printf(Locale.ROOT, "%s: %,d dead letters%n", stream.id(), count));
    return 0;
  }

  @Command(
      description = "Shows all of a dead letter, its body as it was published.",
      mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "ID", arity = "1..*") Set<String> ids) {
    Set<String> missing = new TreeSet<>(ids);
    for (Stream stream : Stream.values()) {
      letters
          .get()
          .review(
              stream,
              letter -> {
                if (missing.remove(letter.id())) {
                  print(letter);
                }
                return missing.isEmpty() ? Decision.END : Decision.KEEP;
              });
    }
    return exitCode(missing);
  }

  @Command(
      description = {
        "Publishes dead letters again, after what refused them has been put right.",
        "Nothing is stored twice by that, however often a letter is replayed."
      },
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin LetterChoice choice,
      @Option(names = "--all", description = "All that --stream and --reason leave.") boolean all,
      @Parameters(paramLabel = "ID", arity = "0..*") @Nullable Set<String> ids) {
    return decide(choice, all, ids, Decision.REPLAY, "replayed");
  }

  @Command(description = "Drops dead letters for good.", mixinStandardHelpOptions = true)
  int drop(
      @Mixin LetterChoice choice,
      @Option(names = "--all", description = "All that --stream and --reason leave.") boolean all,
      @Parameters(paramLabel = "ID", arity = "0..*") @Nullable Set<String> ids) {
    return decide(choice, all, ids, Decision.DROP, "dropped");
  }

  private int decide(
      LetterChoice choice, boolean all, @Nullable Set<String> ids, Decision what, String done) {
    Set<String> named = ids == null ? Set.of() : ids;
    if (all != named.isEmpty()) {
      throw misused("Say which letters: either their ids or --all.");
    }
    Set<String> missing = new TreeSet<>(named);
    int total = 0;
    for (Stream stream : choice.streams()) {
      AtomicInteger count = new AtomicInteger();
      Function<DeadLetter, Decision> decision =
          letter -> {
            if (!choice.includes(letter) || !(all || named.contains(letter.id()))) {
              return Decision.KEEP;
            }
            missing.remove(letter.id());
            count.incrementAndGet();
            return what;
          };
      letters.get().review(stream, decision);
      if (count.get() > 0) {
        out().printf(Locale.ROOT, "%s: %,d %s%n", stream.id(), count.get(), done);
      }
      total += count.get();
    }
    if (total == 0 && missing.isEmpty()) {
      out().println("There are no such dead letters.");
    }
    return exitCode(missing);
  }

  private int exitCode(Set<String> missing) {
    if (!missing.isEmpty()) {
      command()
          .getErr()
          .println("pulseboard: there is no dead letter " + String.join(", ", missing));
    }
    return missing.isEmpty() ? 0 : 1;
  }

  private void print(DeadLetter letter) {
    PrintWriter out = out();
    out.println("id:         " + letter.id());
    out.println("stream:     " + letter.stream().id());
    out.println("from queue: " + letter.origin());
    out.println("first seen: " + letter.firstSeen());
    out.println("field:      " + printable(letter.field()));
    out.println("reason:     " + printable(letter.reason()));
    out.println(printable(new String(letter.body(), StandardCharsets.UTF_8)));
    out.println();
  }

  /** A body may hold anything, also what would command the terminal. */
  private static String printable(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }

  private PrintWriter out() {
    return command().getOut();
  }

  private ParameterException misused(String message) {
    return new ParameterException(command(), message);
  }

  private CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before the call");
    }
    return spec.commandLine();
  }
}
