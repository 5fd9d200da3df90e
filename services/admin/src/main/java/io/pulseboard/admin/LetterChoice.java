package io.pulseboard.admin;

import io.pulseboard.broker.DeadLetter;
import io.pulseboard.contracts.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which dead letters are meant. */
final class LetterChoice {

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      description = "Only letters of this stream, such as sales; may come several times.")
  private @Nullable Set<Stream> streams;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only letters whose reason contains this.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String reason = "";

  /** The streams whose letters are meant. */
  List<Stream> streams() {
    return Arrays.stream(Stream.values())
        .filter(stream -> streams == null || streams.contains(stream))
        .toList();
  }

  boolean includes(DeadLetter letter) {
    return letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT));
  }
}
