package io.pulseboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/openapi.yml}, which the API serves, against the code. */
class OpenApiTest {

  private static final Path FILE = Path.of("../../docs/openapi.yml");
  private static final String UPDATE = "pulseboard.docs.update";

  @Test
  void saysWhatTheCodeSays() throws IOException {
    String text = OpenApiDocument.ofTheCode();
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(FILE, text);
    }

    assertThat(Files.readString(FILE))
        .as("docs/openapi.yml; ./pulseboard test -D%s=true writes it anew", UPDATE)
        .isEqualTo(text);
  }
}
