package io.pulseboard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a short-lived program, its output appended to a log. */
record Command(List<String> words, ServerLog log, Duration limit) {

  /** Runs it to its end; answers whether it went well. */
  boolean succeeds(String input) {
    try {
      Process process = builder(log.file()).start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      return ended && process.exitValue() == 0;
    } catch (IOException notStarted) {
      throw new EmbeddedServersException(
          "Cannot run " + words.getFirst() + ": " + notStarted.getMessage(), notStarted);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServersException(
          "Interrupted while running " + words.getFirst(), interrupted);
    }
  }

  private ProcessBuilder builder(Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Messages in English, and macOS refuses to start PostgreSQL without a valid locale.
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
