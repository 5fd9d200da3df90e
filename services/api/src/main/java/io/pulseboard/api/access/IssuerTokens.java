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
import io.pulseboard.store.access.Scope;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider's tokens, checked with the keys that it publishes. Whoever has one may
 * read; more is in its {@code scope} (RFC 8693, section 4.2).
 */
@Context
@Requires(property = "auth.mode", value = "jwt")
final class IssuerTokens implements Credentials {

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

  @Override
  public String wanted() {
    return "needs the header 'Authorization: Bearer …' with a token of your identity provider";
  }

  /**
   * @throws HttpStatusException with status 503 when the provider's keys cannot be had
   */
  @Override
  public Optional<Caller> caller(String credential) {
    try {
      JWTClaimsSet claims = processor.process(credential, null);
      return Optional.ofNullable(claims.getSubject())
          .map(subject -> new Caller(subject, scopes(claims)));
    } catch (KeySourceException away) {
      LOG.warn("the identity provider's keys cannot be read: {}", away.getMessage());
      throw new HttpStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "the identity provider's keys cannot be read");
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      LOG.debug("a token was refused", refused);
      return Optional.empty();
    }
  }

  private static Set<Scope> scopes(JWTClaimsSet claims) {
    Set<Scope> scopes = EnumSet.of(Scope.READ);
    if (claims.getClaim("scope") instanceof String granted) {
      for (String each : granted.split(" ", -1)) {
        Scope.of(each).ifPresent(scopes::add);
      }
    }
    return scopes;
  }
}
