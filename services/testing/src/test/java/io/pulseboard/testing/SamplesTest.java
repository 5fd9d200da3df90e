package io.pulseboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UserEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplesTest {

  @ParameterizedTest
  @EnumSource
  void makesTheSameRecordsOfTheSameSeed(Stream stream) {
    assertThat(json(new Samples(7).records(stream, 200)))
        .isEqualTo(json(new Samples(7).records(stream, 200)))
        .isNotEqualTo(json(new Samples(8).records(stream, 200)));
  }

  @ParameterizedTest
  @EnumSource
  void makesRecordsThatSurviveTheCodec(Stream stream) {
    List<StreamRecord> records = new Samples(7).records(stream, 500);
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(record.stream()).isEqualTo(stream);
          assertThat(RecordCodec.decode(stream, RecordCodec.encode(record))).isEqualTo(record);
        });
    assertThat(records).extracting(StreamRecord::id).doesNotHaveDuplicates();
  }

  @Test
  void leavesOptionalFieldsOutAtTimes() {
    Samples samples = new Samples(7);
    List<StockQuote> quotes = java.util.stream.Stream.generate(samples::quote).limit(100).toList();
    assertThat(quotes)
        .anyMatch(quote -> quote.bid() == null)
        .anyMatch(quote -> quote.ask() != null);
    List<UserEvent> events =
        java.util.stream.Stream.generate(samples::userEvent).limit(100).toList();
    assertThat(events)
        .anyMatch(event -> event.metadata() == null)
        .anyMatch(event -> event.metadata() != null);
    List<FinancialMetric> metrics =
        java.util.stream.Stream.generate(samples::financialMetric).limit(100).toList();
    assertThat(metrics)
        .anyMatch(metric -> metric.budget() == null)
        .anyMatch(metric -> metric.budget() != null);
  }

  @Test
  void makesAQuoteOfTheSymbolAskedFor() {
    assertThat(new Samples(7).quote("TSLA").symbol()).isEqualTo("TSLA");
  }

  private static List<String> json(List<StreamRecord> records) {
    return records.stream()
        .map(record -> new String(RecordCodec.encode(record), StandardCharsets.UTF_8))
        .toList();
  }
}
