package io.pulseboard.testing;

import io.pulseboard.embedded.Ports;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server with TimescaleDB's Apache-2 edition, which the script {@code timescaledb} of
 * this module runs. It ends with the process that started it, however that ends.
 */
public final class TimescaleServer implements AutoCloseable {

  static final String URL = "TIMESCALEDB_URL";

  private static final String SCRIPT = "timescaledb";
  private static final int STOP_SECONDS = 10;

  private final Process script;
  private final String url;

  private TimescaleServer(Process script, String url) {
    this.script = script;
    this.url = url;
  }

  /**
   * Lays the folder that servers run from, unless it is there, which takes about a minute. Answers
   * why that cannot be done, or nothing.
   */
  public static Optional<String> prepare() {
    try {
      Process process = script("prepare").redirectErrorStream(true).start();
      String last = "";
      for (String line : (Iterable<String>) process.inputReader().lines()::iterator) {
        say(line);
        last = line.substring(line.indexOf(' ') + 1);
      }
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(last);
    } catch (IOException notStarted) {
      return Optional.of(String.valueOf(notStarted.getMessage()));
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /** Starts a server and waits until it answers; its port is kept in the folder. */
  public static TimescaleServer start(Path folder) {
    int port = Ports.POSTGRES.choose(folder.resolve("postgres.port"));
    try {
      Process script =
          script("run", Integer.toString(port))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String url = script.inputReader().readLine();
      if (url == null) {
        throw new IllegalStateException("TimescaleDB did not start");
      }
      return new TimescaleServer(script, url);
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
  }

  /** The script is in the class path, which may be a jar, so the shell gets its text. */
  private static ProcessBuilder script(String... arguments) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(TimescaleServer.class.getResourceAsStream(SCRIPT))) {
      List<String> words = new ArrayList<>();
      words.addAll(
          List.of("sh", "-c", new String(text.readAllBytes(), StandardCharsets.UTF_8), SCRIPT));
      words.addAll(List.of(arguments));
      return new ProcessBuilder(words);
    }
  }

  /** Says it where the build's user sees it: System.err ends in a report of Surefire. */
  static void say(String line) {
    new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
        .println(line);
  }

  /** Where it answers, {@code postgresql://user:password@host:port/database}. */
  public String url() {
    return url;
  }

  /** Writes the URL; a reader never sees half a file. */
  void writeUrlTo(Path file) {
    try {
      Path draft =
          Files.writeString(
              file.resolveSibling(file.getFileName() + ".new"), URL + "=" + url + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Reads what {@link #writeUrlTo} wrote. */
  static String readUrlFrom(Path file) {
    try {
      return Files.readString(file).strip().substring(URL.length() + 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    try {
      script.getOutputStream().close();
      if (!script.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        script.destroyForcibly();
      }
    } catch (IOException closed) {
      script.destroyForcibly();
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static IllegalStateException interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for TimescaleDB", interrupted);
  }
}
