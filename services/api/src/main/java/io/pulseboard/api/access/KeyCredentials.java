package io.pulseboard.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Requires;
import io.pulseboard.store.access.ApiKey;
import io.pulseboard.store.access.ApiKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** API keys, as the database knows them; a key that is revoked opens nothing ten seconds later. */
@Singleton
@Requires(property = "auth.mode", value = "apikey")
final class KeyCredentials implements Credentials {

  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final long MOST_REMEMBERED = 10_000;

  private final Cache<String, Optional<ApiKey>> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();
  private final ApiKeys keys;
  private final Clock clock;

  KeyCredentials(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public String wanted() {
    return "needs an API key, as 'Authorization: Bearer pb_…' or as 'X-Api-Key: pb_…'";
  }

  @Override
  public Optional<Caller> caller(String credential) {
    return known
        .get(credential, keys::find)
        .filter(key -> key.isGood(clock.instant()))
        .map(key -> new Caller(key.id(), key.scopes()));
  }
}
