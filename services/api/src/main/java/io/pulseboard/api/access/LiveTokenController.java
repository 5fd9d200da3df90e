package io.pulseboard.api.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** Changes the identity provider's token for one that opens a live connection. */
@Controller("/api/v1/live/token")
@Requires(property = "auth.mode", value = "jwt")
final class LiveTokenController {

  private final IssuerTokens issuer;
  private final LiveTokens live;

  LiveTokenController(IssuerTokens issuer, LiveTokens live) {
    this.issuer = issuer;
    this.live = live;
  }

  /**
   * A token for {@code /ws?token=}.
   *
   * @param expiresIn for how many seconds it opens a connection
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record LiveToken(String token, long expiresIn) {}

  @Post
  @ExecuteOn(TaskExecutors.BLOCKING)
  LiveToken token(HttpRequest<?> request) {
    return BearerToken.of(request)
        .flatMap(issuer::subject)
        .map(subject -> new LiveToken(live.issue(subject), LiveTokens.LIFE.toSeconds()))
        .orElseThrow(() ->
            new HttpStatusException(
                HttpStatus.UNAUTHORIZED,
                "needs the header 'Authorization: Bearer …' with a token of your identity provider"));
  }
}
