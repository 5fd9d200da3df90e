package io.pulseboard.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Short-lived tokens that open a live connection and nothing else: JWTs (RFC 7519) signed with
 * HMAC-SHA-256, good on every instance with the same secret.
 */
@Singleton
@Requires(beans = Credentials.class)
final class LiveTokens {

  /** How long one is good. */
  static final Duration LIFE = Duration.ofMinutes(1);

  private static final String AUDIENCE = "pulseboard-live";

  private final byte[] secret;
  private final Clock clock;

  LiveTokens(AuthSettings settings, Clock clock) {
    this.secret = settings.secretBytes();
    this.clock = clock;
  }

  /** A token for whom {@code subject} names. */
  String issue(String subject) {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build());
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  /** Whether it is one of these and still good. */
  boolean isGood(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Date end = claims.getExpirationTime();
      return token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
          && token.verify(new MACVerifier(secret))
          && claims.getAudience().contains(AUDIENCE)
          && end != null
          && end.toInstant().isAfter(clock.instant());
    } catch (ParseException | JOSEException notOne) {
      return false;
    }
  }
}
