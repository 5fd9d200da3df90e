package io.pulseboard.store.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to the API, without its text.
 *
 * @param id how people call it: the start of its text
 * @param name what it is for
 * @param expiresAt from when on it opens nothing; null for never, as is {@code revokedAt}
 */
public record ApiKey(
    String id,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it opens anything at that moment. */
  public boolean isGood(Instant now) {
    return (expiresAt == null || now.isBefore(expiresAt))
        && (revokedAt == null || now.isBefore(revokedAt));
  }
}
