package io.pulseboard.api.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to prove who they are. Made at the start, so that a mode that is misspelt ends it and
 * does not leave the door open.
 *
 * @param mode {@code none}, {@code apikey} or {@code jwt}
 * @param jwksUrl where the identity provider publishes its keys (RFC 7517)
 * @param issuer what its tokens have as {@code iss}
 * @param audience what its tokens have as {@code aud}; null if any will do
 * @param secret what live tokens are signed with, the same for all instances; 32 bytes or more
 */
@Context
@ConfigurationProperties("auth")
public record AuthSettings(
    @Bindable(defaultValue = "none") String mode,
    @Nullable String jwksUrl,
    @Nullable String issuer,
    @Nullable String audience,
    @Nullable String secret) {

  private static final String NONE = "none";
  private static final List<String> MODES = List.of(NONE, "apikey", "jwt");
  private static final int SHORTEST_SECRET = 32;

  /**
   * @throws InvalidSettingException when something is missing for the mode
   */
  public AuthSettings {
    if (!MODES.contains(mode)) {
      throw new InvalidSettingException(
          "AUTH_MODE", "must be one of " + String.join(", ", MODES) + ", but is '" + mode + "'");
    }
    if (mode.equals("jwt")) {
      require(mode, "AUTH_JWKS_URL", jwksUrl);
      require(mode, "AUTH_ISSUER", issuer);
    }
    if (!mode.equals(NONE)) {
      require(mode, "AUTH_SECRET", secret);
      if (bytes(secret).length < SHORTEST_SECRET) {
        throw new InvalidSettingException(
            "AUTH_SECRET", "must have at least " + SHORTEST_SECRET + " bytes");
      }
    }
  }

  private static void require(String mode, String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidSettingException(name, "is needed with AUTH_MODE=" + mode);
    }
  }

  byte[] secretBytes() {
    return bytes(secret);
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return "AuthSettings[mode=" + mode + "]";
  }
}
