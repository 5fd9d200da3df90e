package io.pulseboard.api.access;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lets browsers show the answers to pages of the origins that {@link AccessSettings} names. */
@Singleton
final class CrossOrigin
    implements BeanCreatedEventListener<HttpServerConfiguration.CorsConfiguration> {

  private static final List<String> SHOWN =
      List.of(
          HttpHeaders.ETAG,
          HttpHeaders.LOCATION,
          HttpHeaders.RETRY_AFTER,
          HttpHeaders.CONTENT_DISPOSITION,
          "RateLimit",
          "RateLimit-Policy");

  private final List<String> allowed;

  CrossOrigin(AccessSettings settings) {
    this.allowed = settings.allowedOrigins();
  }

  @Override
  public HttpServerConfiguration.CorsConfiguration onCreated(
      BeanCreatedEvent<HttpServerConfiguration.CorsConfiguration> event) {
    HttpServerConfiguration.CorsConfiguration cors = event.getBean();
    cors.setEnabled(!allowed.isEmpty());
    if (!allowed.isEmpty()) {
      CorsOriginConfiguration origins = new CorsOriginConfiguration();
      origins.setAllowedOriginsRegex(
          allowed.contains("*")
              ? ".*"
              : allowed.stream().map(Pattern::quote).collect(Collectors.joining("|")));
      origins.setAllowedOrigins(List.of());
      origins.setExposedHeaders(SHOWN);
      // Keys and tokens are sent in headers, never as cookies.
      origins.setAllowCredentials(false);
      cors.setConfigurations(Map.of("allowed", origins));
    }
    return cors;
  }
}
