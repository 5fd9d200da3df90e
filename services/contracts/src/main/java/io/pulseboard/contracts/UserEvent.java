package io.pulseboard.contracts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing a user did.
 *
 * @param eventType page_view, click, purchase, signup, login, or any other snake_case word
 * @param country ISO 3166 alpha-2
 * @param metadata a JSON object of at most 16 KiB
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record UserEvent(
    UUID id,
    Instant timestamp,
    String eventType,
    @Nullable String userId,
    @Nullable String sessionId,
    String page,
    String device,
    String browser,
    String country,
    String city,
    @Nullable String referrer,
    @Nullable Map<String, @Nullable Object> metadata)
    implements StreamRecord {

  private static final Pattern EVENT_TYPE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /** Spelled out because javac loses the map's {@code @Nullable} on a compact constructor. */
  public UserEvent(
      UUID id,
      Instant timestamp,
      String eventType,
      @Nullable String userId,
      @Nullable String sessionId,
      String page,
      String device,
      String browser,
      String country,
      String city,
      @Nullable String referrer,
      @Nullable Map<String, @Nullable Object> metadata) {
    this.id = id;
    this.timestamp = Rules.timestamp(timestamp);
    this.eventType = eventType;
    this.userId = userId;
    this.sessionId = sessionId;
    this.page = page;
    this.device = device;
    this.browser = browser;
    this.country = country;
    this.city = city;
    this.referrer = referrer;
    this.metadata =
        metadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    Rules.text("event_type", eventType);
    Rules.pattern("event_type", eventType, EVENT_TYPE, "must be a snake_case word");
    Rules.optionalText("user_id", userId);
    Rules.optionalText("session_id", sessionId);
    Rules.text("page", page);
    Rules.text("device", device);
    Rules.text("browser", browser);
    Rules.pattern("country", country, COUNTRY, "must be an ISO 3166 alpha-2 code");
    Rules.text("city", city);
    Rules.optionalText("referrer", referrer);
    Rules.json("metadata", metadata, 0);
  }

  @Override
  public Stream stream() {
    return Stream.USER_EVENTS;
  }

  @Override
  public @Nullable String key() {
    return null;
  }
}
