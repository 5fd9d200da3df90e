package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the records, broken one at a time: the exception names the field. */
class RecordRulesTest {

  private static final Map<Stream, Set<String>> OPTIONAL =
      Map.of(
          Stream.STOCK_QUOTES, Set.of("bid", "ask"),
          Stream.SALES, Set.of("revenue"),
          Stream.USER_EVENTS, Set.of("user_id", "session_id", "referrer", "metadata"),
          Stream.FINANCIAL_METRICS, Set.of("budget", "variance", "variance_pct"));

  @ParameterizedTest
  @EnumSource
  void aMissingOrNullFieldIsNamedUnlessItIsOptional(Stream stream) {
    for (String field : Golden.fields(stream).keySet()) {
      if (OPTIONAL.getOrDefault(stream, Set.of()).contains(field)) {
        assertAccepted(stream, Golden.without(stream, field));
        assertAccepted(stream, Golden.with(stream, field, "null"));
      } else {
        assertRefused(stream, Golden.without(stream, field), field);
        assertRefused(stream, Golden.with(stream, field, "null"), field);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aValueOfTheWrongKindIsNamed(Stream stream) {
    Golden.fields(stream)
        .forEach((field, value) -> {
          assertRefused(stream, Golden.with(stream, field, "[]"), field);
          assertRefused(stream, Golden.with(stream, field, "true"), field);
          if (!(value instanceof Map)) {
            assertRefused(stream, Golden.with(stream, field, "{}"), field);
          }
          String other = value instanceof Number ? "\"12\"" : "12";
          assertRefused(stream, Golden.with(stream, field, other), field);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTextIsAtMost255CharactersAndHoldsNothingUnstorable(Stream stream) {
    Golden.fields(stream)
        .forEach((field, value) -> {
          if (value instanceof String) {
            assertRefused(stream, Golden.with(stream, field, quoted("A".repeat(256))), field);
            assertRefused(stream, Golden.with(stream, field, "\"A\\u0000\""), field);
            assertRefused(stream, Golden.with(stream, field, "\"A\\ud800\""), field);
            assertRefused(stream, Golden.with(stream, field, "\"\\udc00\\ud800\""), field);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STOCK_QUOTES | id | \"019c2e77-c513-7d02-8c5e\"",
        "STOCK_QUOTES | id | \"+19c2e77-c513-7d02-8c5e-3f1a9b6d2e47\"",
        "STOCK_QUOTES | id | \"019c2e77c-513-7d02-8c5e-3f1a9b6d2e47\"",
        "STOCK_QUOTES | timestamp | \"yesterday\"",
        "STOCK_QUOTES | timestamp | \"2026-02-05T15:42:07\"",
        "STOCK_QUOTES | timestamp | \"2026-02-30T15:42:07Z\"",
        "STOCK_QUOTES | timestamp | \"1969-12-31T23:59:59Z\"",
        "STOCK_QUOTES | timestamp | \"2200-01-01T00:00:00Z\"",
        "STOCK_QUOTES | symbol | \"\"",
        "STOCK_QUOTES | symbol | \"aapl\"",
        "STOCK_QUOTES | symbol | \"A B\"",
        "STOCK_QUOTES | symbol | \"ABCDEFGHIJKLMNOPQ\"",
        "STOCK_QUOTES | exchange | \" \"",
        "STOCK_QUOTES | open | 0",
        "STOCK_QUOTES | high | -1",
        "STOCK_QUOTES | low | 0",
        "STOCK_QUOTES | close | -0.01",
        "STOCK_QUOTES | close | 1e400",
        "STOCK_QUOTES | low | 476.9",
        "STOCK_QUOTES | high | 477",
        "STOCK_QUOTES | volume | -1",
        "STOCK_QUOTES | volume | 1.5",
        "STOCK_QUOTES | volume | 9223372036854775808",
        "STOCK_QUOTES | bid | 0",
        "STOCK_QUOTES | bid | 478.93",
        "STOCK_QUOTES | ask | -1",
        "STOCK_QUOTES | change | 1e400",
        "STOCK_QUOTES | change_pct | -1e400",
        "SALES | product_id | \"\"",
        "SALES | product_name | \" \"",
        "SALES | category | \"\"",
        "SALES | customer_id | \"\"",
        "SALES | region | \"\"",
        "SALES | quantity | 0",
        "SALES | quantity | -3",
        "SALES | quantity | 2147483648",
        "SALES | unit_price | -0.01",
        "SALES | unit_price | 1e21",
        "SALES | unit_price | 1e999999999",
        "SALES | discount | -1",
        "SALES | discount | 100.1",
        "SALES | revenue | 393.47",
        "SALES | revenue | 393.50",
        "SALES | revenue | -393.49",
        "SALES | revenue | 1e-11",
        "USER_EVENTS | event_type | \"Page View\"",
        "USER_EVENTS | event_type | \"page__view\"",
        "USER_EVENTS | event_type | \"1st\"",
        "USER_EVENTS | event_type | \"\"",
        "USER_EVENTS | page | \"\"",
        "USER_EVENTS | device | \"\"",
        "USER_EVENTS | browser | \"\"",
        "USER_EVENTS | country | \"Germany\"",
        "USER_EVENTS | country | \"de\"",
        "USER_EVENTS | country | \"\"",
        "USER_EVENTS | city | \"\"",
        "USER_EVENTS | metadata | \"{}\"",
        "USER_EVENTS | metadata | {\"a\":{\"b\":\"\\u0000\"}}",
        "USER_EVENTS | metadata | {\"a\":[\"\\udfff\"]}",
        "USER_EVENTS | metadata | {\"\\u0000\":1}",
        "USER_EVENTS | metadata | {\"a\":1e999999999}",
        "USER_EVENTS | metadata | {\"a\":-1e120}",
        "USER_EVENTS | metadata | {\"a\":1e-120}",
        "USER_EVENTS | metadata | {\"a\":0e121}",
        "FINANCIAL_METRICS | metric_type | \"income\"",
        "FINANCIAL_METRICS | metric_type | \"\"",
        "FINANCIAL_METRICS | department | \"\"",
        "FINANCIAL_METRICS | category | \"\"",
        "FINANCIAL_METRICS | amount | 100000000000000000000",
        "FINANCIAL_METRICS | amount | 0.00000000001",
        "FINANCIAL_METRICS | budget | 1e999999999",
        "FINANCIAL_METRICS | variance | 1e99",
        "FINANCIAL_METRICS | variance_pct | 1e99",
        "FINANCIAL_METRICS | period | \"yearly\"",
      })
  void aBrokenRuleNamesItsField(Stream stream, String field, String value) {
    assertRefused(stream, Golden.with(stream, field, value), field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STOCK_QUOTES | symbol | \"A.B-9\"",
        "STOCK_QUOTES | symbol | \"ABCDEFGHIJKLMNOP\"",
        "STOCK_QUOTES | volume | 0",
        "STOCK_QUOTES | low | 476.8",
        "STOCK_QUOTES | high | 478.9",
        "STOCK_QUOTES | bid | 478.92",
        "STOCK_QUOTES | change | -1e3",
        "STOCK_QUOTES | timestamp | \"1970-01-01T00:00:00Z\"",
        "STOCK_QUOTES | timestamp | \"2199-12-31T23:59:59.999999Z\"",
        "STOCK_QUOTES | id | \"019C2E77-C513-7D02-8C5E-3F1A9B6D2E47\"",
        "SALES | product_name | \"\\ud83d\\ude00\"",
        "SALES | revenue | 393.48",
        "SALES | revenue | 393.4975",
        "USER_EVENTS | event_type | \"added_to_cart2\"",
        "USER_EVENTS | metadata | {}",
        "USER_EVENTS | metadata | {\"a\":[1e119,-1e-119,0,[[[]]]]}",
        "FINANCIAL_METRICS | amount | 99999999999999999999.0123456789",
        "FINANCIAL_METRICS | amount | -5",
        "FINANCIAL_METRICS | budget | 0",
      })
  void aValueOnTheRightSideOfTheBoundIsTaken(Stream stream, String field, String value) {
    assertAccepted(stream, Golden.with(stream, field, value));
  }

  @Test
  void aTextOf255CharactersIsTaken() {
    assertAccepted(Stream.SALES, Golden.with(Stream.SALES, "region", quoted("é".repeat(255))));
  }

  @Test
  void metadataIsAtMost16KiB() {
    String fits = "{\"a\":\"" + "x".repeat(16 * 1024 - 8) + "\"}";
    String tooLong = "{\"a\":\"" + "x".repeat(17 * 1024) + "\"}";
    assertAccepted(Stream.USER_EVENTS, Golden.with(Stream.USER_EVENTS, "metadata", fits));
    assertRefused(
        Stream.USER_EVENTS, Golden.with(Stream.USER_EVENTS, "metadata", tooLong), "metadata");
  }

  @Test
  void metadataIsNestedAtMost32Deep() {
    String deep = "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}";
    String deeper = "{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}";
    assertAccepted(Stream.USER_EVENTS, Golden.with(Stream.USER_EVENTS, "metadata", deep));
    assertRefused(
        Stream.USER_EVENTS, Golden.with(Stream.USER_EVENTS, "metadata", deeper), "metadata");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static void assertAccepted(Stream stream, byte[] json) {
    assertThatNoException()
        .as(() -> new String(json, StandardCharsets.UTF_8))
        .isThrownBy(() -> RecordCodec.decode(stream, json));
  }

  private static void assertRefused(Stream stream, byte[] json, String field) {
    assertThatExceptionOfType(InvalidRecordException.class)
        .as(() -> new String(json, StandardCharsets.UTF_8))
        .isThrownBy(() -> RecordCodec.decode(stream, json))
        .satisfies(refused -> {
          assertThat(refused.field()).isEqualTo(field);
          assertThat(refused.reason()).isNotBlank();
          assertThat(refused).hasMessage(field + " " + refused.reason());
        });
  }
}
