package io.pulseboard.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A Prometheus server, and its promtool, as the script {@code prometheus} of this module finds
 * them. It ends with the process that started it, however that ends.
 */
public final class Prometheus implements AutoCloseable {

  /**
   * What a program said that has ended.
   *
   * @param output of both of its streams
   */
  public record Ended(int code, String output) {}

  private static final String SCRIPT = "prometheus";
  private static final int STOP_SECONDS = 10;

  /** Ends its program when its own standard input ends. */
  private static final String UNTIL_INPUT_ENDS =
      """
      exec 3<&0
      "$@" 3<&- </dev/null &
      program=$!
      (cat <&3 >/dev/null; kill $program) &
      wait $program
      """;

  /** Looked for on first use, once per JVM. */
  private static final class Programs {
    static final Ended FOUND = find();
  }

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Runs promtool.
   *
   * @throws TestAbortedException where there is none, so that the test is skipped
   * @throws IllegalStateException when there is none although {@code
   *     PULSEBOARD_TEST_PROMETHEUS=required} is in the environment
   */
  public static Ended promtool(String... arguments) {
    return run(Stream.concat(Stream.of(program("promtool")), Stream.of(arguments)).toList());
  }

  /**
   * Starts a server on loopback and waits until it answers; throws as {@link #promtool} does.
   *
   * @param configuration its file
   * @param data an empty folder for what it stores
   */
  public static Prometheus start(Path configuration, Path data) {
    String program = program("prometheus");
    try {
      int port = ServiceProcess.freePort();
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  UNTIL_INPUT_ENDS,
                  SCRIPT,
                  program,
                  "--config.file=" + configuration,
                  "--storage.tsdb.path=" + data,
                  "--web.listen-address=127.0.0.1:" + port,
                  "--log.level=warn")
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("prometheus.log").toFile())
              .start();
      Prometheus started = new Prometheus(process, port);
      started.awaitReady();
      return started;
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
  }

  private void awaitReady() {
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Prometheus did not start");
      }
    }
  }

  private boolean isReady() {
    try {
      return !process.waitFor(50, TimeUnit.MILLISECONDS) && send("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  /**
   * The JSON that its API answers to an expression.
   *
   * @throws IllegalStateException when it does not take the expression
   */
  public String query(String expression) {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
  }

  /** The JSON that it answers at a path of its API, such as {@code /api/v1/rules}. */
  public String get(String path) {
    try {
      HttpResponse<String> answer = send(path);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private static String program(String name) {
    Ended found = Programs.FOUND;
    if (found.code() == 0) {
      return found.output() + "/" + name;
    }
    if ("required".equals(System.getenv("PULSEBOARD_TEST_PROMETHEUS"))) {
      throw new IllegalStateException("Prometheus is required: " + found.output());
    }
    throw new TestAbortedException("No Prometheus: " + found.output());
  }

  /** The folder of the programs, or why there is none. The script is in the class path. */
  private static Ended find() {
    try (InputStream text = Objects.requireNonNull(Prometheus.class.getResourceAsStream(SCRIPT))) {
      String script = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      Ended ended = run(List.of("sh", "-c", script, SCRIPT));
      List<String> said = ended.output().lines().toList();
      if (ended.code() != 0) {
        TimescaleServer.say("Tests with Prometheus are SKIPPED: " + ended.output());
      } else if (said.size() > 1) {
        TimescaleServer.say(said.getFirst());
      }
      return new Ended(ended.code(), said.isEmpty() ? "" : said.getLast());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Ended run(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output.strip());
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  private static IllegalStateException interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for Prometheus", interrupted);
  }

  @Override
  public void close() {
    http.close();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException closed) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }
}
