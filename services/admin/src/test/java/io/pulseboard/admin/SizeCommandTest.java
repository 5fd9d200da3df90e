package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeCommandTest {

  @Test
  void tellsAllStreamsUnderTheEdition() {
    assertThat(size(TestServers.newDatabase()))
        .satisfiesExactly(
            title -> assertThat(title).isEqualTo("plain PostgreSQL"),
            heading -> assertThat(heading).doesNotContain("compression"),
            quotes -> assertThat(quotes).matches("stock_quotes +0 +[\\d,]+ +- +[\\d,]+"),
            sales -> assertThat(sales).matches("sales +1,200 +[\\d,]+ +\\d+\\.\\d +[\\d,]+"),
            events -> assertThat(events).startsWith("user_events "),
            metrics -> assertThat(metrics).startsWith("financial_metrics "));
  }

  @Test
  void tellsThemOfHypertablesToo() {
    assertThat(size(TestServers.newTimescaleDatabase()))
        .hasSize(6)
        .first()
        .asString()
        .startsWith("TimescaleDB");
  }

  private static List<String> size(String url) {
    DatabaseSettings settings = new DatabaseSettings(url, 1);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      new RecordWriter(database).write(Stream.SALES, new Samples(6).records(Stream.SALES, 1_200));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        AdminApplication.run(
            Map.of("database.url", url),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "size");
    assertThat(code).as(err.toString()).isZero();
    return out.toString().lines().toList();
  }
}
