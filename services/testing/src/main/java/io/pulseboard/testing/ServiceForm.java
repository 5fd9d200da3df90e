package io.pulseboard.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a program can be started as, of what the build made. */
public enum ServiceForm {
  /** A JVM like this one over the module's classes, as {@code ./pulseboard run SERVICE} starts. */
  CLASSES,

  /** A run-time image with an AOT cache, made by {@code services/launch/jvm-runtime}. */
  RUNTIME,

  /** A native executable, made by {@code mvn -Pnative package}. */
  NATIVE;

  private static final String ASKED = "pulseboard.test.form";

  /**
   * The form that {@code -Dpulseboard.test.form=native}, say, wants tested; when none is, says on
   * the terminal that those tests are skipped.
   */
  public static Optional<ServiceForm> asked() {
    String name = System.getProperty(ASKED);
    if (name == null) {
      TimescaleServer.say("Tests of the services as processes are SKIPPED: no -D" + ASKED);
      return Optional.empty();
    }
    return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
  }

  /** The file that is there when a program was built in this form. */
  public Path file(String name) {
    Path target = services().resolve(name).resolve("target");
    return switch (this) {
      case CLASSES -> target.resolve("classpath");
      case RUNTIME -> target.resolve("runtime").resolve(name + ".args");
      case NATIVE -> target.resolve("pulseboard-" + name);
    };
  }

  /** Whether a program was built in this form. */
  public boolean isBuilt(String name) {
    return Files.exists(file(name));
  }

  /**
   * The size of all that a program needs in this form, but for the JDK of {@link #CLASSES}.
   *
   * @param name of a program that is built
   */
  public long bytes(String name) throws IOException {
    return switch (this) {
      case CLASSES -> {
        long bytes = 0;
        for (String entry : classPath(name).split(File.pathSeparator, -1)) {
          bytes += bytesBelow(Path.of(entry));
        }
        yield bytes;
      }
      case RUNTIME -> bytesBelow(file(name).resolveSibling(""));
      case NATIVE -> Files.size(file(name));
    };
  }

  private static long bytesBelow(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      long bytes = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /**
   * The words that start a program.
   *
   * @param name simulator, worker, api or admin
   * @param options for the JVM or the executable, such as {@code -Xmx256m}
   */
  public List<String> command(String name, List<String> options) {
    List<String> words = new ArrayList<>();
    switch (this) {
      case CLASSES -> {
        words.addAll(java());
        words.addAll(options);
        words.addAll(List.of("-cp", classPath(name), mainClass(name)));
      }
      case RUNTIME -> {
        words.add(file(name).resolveSibling("bin").resolve("java").toString());
        words.addAll(options);
        words.add("@" + file(name));
      }
      case NATIVE -> {
        words.add(file(name).toString());
        words.addAll(options);
      }
    }
    return words;
  }

  /** The words that start a JVM like this one, up to its own options. */
  public static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  private String classPath(String name) {
    try {
      return services().resolve(name).resolve("target/classes")
          + File.pathSeparator
          + Files.readString(file(name)).strip();
    } catch (IOException notBuilt) {
      throw new UncheckedIOException("the " + name + " cannot be started; is it built?", notBuilt);
    }
  }

  private static String mainClass(String name) {
    return "io.pulseboard.%s.%sApplication"
        .formatted(name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  /** The folder of the modules, found from where this class was loaded: a module's target. */
  private static Path services() {
    try {
      Path code =
          Path.of(ServiceForm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.resolve("../../..").normalize();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
