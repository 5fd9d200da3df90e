package io.pulseboard.bench.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.pulseboard.bench.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A short run, of which only the figures' being there counts. */
class RestTest {

  @Test
  void measuresEveryReadBesideABareServer(@TempDir Path folder) throws Exception {
    Path json = folder.resolve("rest.json");

    int code =
        new CommandLine(new RestCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(
                "--parts",
                "reads",
                "--quotes",
                "2000",
                "--rounds",
                "1",
                "--seconds",
                "0.05",
                "--json",
                json.toString());

    assertThat(code).isZero();
    List<Measurement> figures =
        ObjectMapper.getDefault()
            .readValue(Files.readString(json), Argument.listOf(Measurement.class));
    assertThat(figures).hasSize(4 * RestReads.all().size());
    assertThat(figures).allMatch(figure -> figure.value() > 0 && figure.bound() != null);
  }
}
