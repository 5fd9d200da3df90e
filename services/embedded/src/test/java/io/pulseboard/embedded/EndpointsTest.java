package io.pulseboard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

  private static final Endpoints ENDPOINTS =
      new Endpoints("postgresql://u:p@127.0.0.1:1/d", "amqp://u:p@127.0.0.1:2", "redis://h:3");

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("endpoints.env");
    ENDPOINTS.writeTo(file);
    ENDPOINTS.writeTo(file);
    assertThat(Endpoints.readFrom(file)).isEqualTo(ENDPOINTS);
  }

  @Test
  void writesLinesThatAShellCanSourceForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("endpoints.env");
    ENDPOINTS.writeTo(file);
    assertThat(file)
        .hasContent(
            """
            DATABASE_URL=postgresql://u:p@127.0.0.1:1/d
            RABBITMQ_URL=amqp://u:p@127.0.0.1:2
            REDIS_URL=redis://h:3
            """);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("endpoints.env"), "DATABASE_URL=x\n");
    assertThatThrownBy(() -> Endpoints.readFrom(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RABBITMQ_URL");
  }
}
