package io.pulseboard.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a build that runs two test JVMs at once, each through a shell as Maven does, and stays. Its
 * arguments go to the two.
 */
final class BuildProcess {

  private BuildProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> options = List.of("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    List<Process> tests = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<String> words = Jvm.command(JoiningProcess.class, options);
      words.addAll(List.of(arguments));
      String command = String.join("' '", words);
      tests.add(
          new ProcessBuilder("sh", "-c", "true && '" + command + "' && true").inheritIO().start());
    }
    for (Process test : tests) {
      test.waitFor();
    }
    Thread.currentThread().join();
  }
}
