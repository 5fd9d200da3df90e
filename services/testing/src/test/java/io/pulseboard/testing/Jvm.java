package io.pulseboard.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of these tests in a JVM of its own, without servers in its environment. */
final class Jvm {

  private static final List<String> SERVERS =
      List.of("DATABASE_URL", "RABBITMQ_URL", "REDIS_URL", "TIMESCALEDB_URL");

  private Jvm() {}

  static List<String> command(Class<?> main, List<String> options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.addAll(options);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return words;
  }

  static ProcessBuilder of(Class<?> main, String... options) {
    ProcessBuilder builder = new ProcessBuilder(command(main, List.of(options)));
    builder.environment().keySet().removeAll(SERVERS);
    return builder.redirectErrorStream(true);
  }
}
