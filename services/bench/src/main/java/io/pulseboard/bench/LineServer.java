package io.pulseboard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The child's side of {@link LineProcess}. */
public final class LineServer {

  /** Carries out what the words of a line ask for. */
  @FunctionalInterface
  public interface Commands {
    /** The figures that answer a line of these words. */
    Map<String, ? extends Number> answer(List<String> words) throws Exception;
  }

  private LineServer() {}

  /** Answers lines until there are no more, which is when the parent is gone; then ends all. */
  public static void serve(Commands commands) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      System.out.println("ready=1");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String answer;
        try {
          answer =
              commands.answer(List.of(line.split(" ", -1))).entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .collect(Collectors.joining(" "));
        } catch (Exception failed) {
          failed.printStackTrace();
          answer = "failed=1";
        }
        System.out.println(answer);
      }
    } finally {
      System.exit(0);
    }
  }
}
