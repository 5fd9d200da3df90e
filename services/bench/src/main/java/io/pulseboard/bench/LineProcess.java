package io.pulseboard.bench;

import io.pulseboard.testing.ServiceForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A helper in a process of its own that answers lines with figures; it ends with its parent. */
public final class LineProcess implements AutoCloseable {

  private final Process process;
  private final PrintStream commands;
  private final BufferedReader answers;

  private LineProcess(Process process) {
    this.process = process;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts a class of this class path and waits until it is ready. */
  public static LineProcess start(Class<?> main, int heapMiB, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(ServiceForm.java());
    words.addAll(List.of("-Xmx" + heapMiB + "m", "-cp", System.getProperty("java.class.path")));
    words.add(main.getName());
    words.addAll(List.of(arguments));
    LineProcess started =
        new LineProcess(
            new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    started.answer("start");
    return started;
  }

  /**
   * What it answers to a line.
   *
   * @throws IOException when it failed or is gone
   */
  public Map<String, Long> ask(String line) throws IOException {
    commands.println(line);
    return answer(line);
  }

  private Map<String, Long> answer(String to) throws IOException {
    String line = answers.readLine();
    if (line == null || line.startsWith("failed")) {
      throw new IOException("no answer to '" + to + "'");
    }
    Map<String, Long> figures = new HashMap<>();
    for (String word : line.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        figures.put(word.substring(0, equals), Long.parseLong(word.substring(equals + 1)));
      }
    }
    return figures;
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
