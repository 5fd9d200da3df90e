package io.pulseboard.api.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Whose pages may use the API.
 *
 * @param allowedOrigins origins, such as {@code https://example.com}, besides the API's own; {@code
 *     *} is any
 */
@ConfigurationProperties("api")
public record AccessSettings(@Bindable(defaultValue = "") List<String> allowedOrigins) {

  /** Copies the list. */
  public AccessSettings {
    allowedOrigins = allowedOrigins.stream().filter(origin -> !origin.isBlank()).toList();
  }
}
