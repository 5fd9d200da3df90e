package io.pulseboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The log file of one run of a server. */
record ServerLog(Path file) {

  private static final int TAIL_LINES = 5;

  /** An empty log; the one that was there is moved to {@code <name>.1}. */
  static ServerLog fresh(Path file) {
    try {
      if (Files.exists(file)) {
        Path previous = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.createFile(file);
      return new ServerLog(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Its last lines, joined into one. */
  String tail() {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - TAIL_LINES))
          .collect(Collectors.joining(" | "));
    } catch (IOException unreadable) {
      return "(" + file + " cannot be read)";
    }
  }

  /** The failure of a server, with the end of its log, in one line. */
  EmbeddedServersException failure(String what) {
    return new EmbeddedServersException(what + ": " + tail() + " (log: " + file + ")");
  }
}
