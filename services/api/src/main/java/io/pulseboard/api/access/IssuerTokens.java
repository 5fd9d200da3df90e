package io.pulseboard.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.pulseboard.contracts.InvalidSettingException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The identity provider's tokens, checked with the keys that it publishes. */
@Context
@Requires(property = "auth.mode", value = "jwt")
final class IssuerTokens {

  private static final Logger LOG = LoggerFactory.getLogger(IssuerTokens.class);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  IssuerTokens(AuthSettings settings) {
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            // None that is made with a secret: the keys are public.
            Set.of(
                JWSAlgorithm.RS256,
                JWSAlgorithm.RS384,
                JWSAlgorithm.RS512,
                JWSAlgorithm.PS256,
                JWSAlgorithm.ES256,
                JWSAlgorithm.ES384),
            JWKSourceBuilder.create(url(settings)).retrying(true).build()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("sub", "exp")));
  }

  private static URL url(AuthSettings settings) {
    try {
      return URI.create(Objects.requireNonNull(settings.jwksUrl())).toURL();
    } catch (IllegalArgumentException | MalformedURLException unreadable) {
      throw new InvalidSettingException("AUTH_JWKS_URL", "must be an http or https URL");
    }
  }

  /**
   * Whom a token is about; empty when it is none of the provider's, or no longer good.
   *
   * @throws HttpStatusException with status 503 when the provider's keys cannot be had
   */
  Optional<String> subject(String token) {
    try {
      return Optional.ofNullable(processor.process(token, null).getSubject());
    } catch (KeySourceException away) {
      LOG.warn("the identity provider's keys cannot be read: {}", away.getMessage());
      throw new HttpStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "the identity provider's keys cannot be read");
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      LOG.debug("a token was refused", refused);
      return Optional.empty();
    }
  }
}
