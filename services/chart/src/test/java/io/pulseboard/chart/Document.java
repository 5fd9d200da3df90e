package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of which all or a part is made by a test, which writes it when it is told to. */
record Document(Path file) {

  private static final String UPDATE = "pulseboard.docs.update";

  static Document at(Path file) {
    return new Document(file);
  }

  void isAll(String text) throws IOException {
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(file, text);
    }
    assertThat(file).as("%s; ./pulseboard test -D%s=true writes it anew", file, UPDATE).exists();
    assertThat(Files.readString(file))
        .as("%s; ./pulseboard test -D%s=true writes it anew", file, UPDATE)
        .isEqualTo(text);
  }

  /** The part between {@code <!-- name -->} and {@code <!-- /name -->}. */
  void has(String name, String text) throws IOException {
    String all = Files.readString(file);
    String start = "<!-- " + name + " -->\n";
    int from = all.indexOf(start) + start.length();
    int to = all.indexOf("<!-- /" + name + " -->");
    assertThat(from).as("%s has a part %s", file, name).isBetween(start.length(), to);
    isAll(all.substring(0, from) + text + all.substring(to));
  }
}
