package io.pulseboard.api.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.pulseboard.store.access.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Gives whoever may read a token that opens a live connection. */
@Controller("/api/v1/live/token")
@Needs(Scope.READ)
@Tag(name = "Live")
@Requires(beans = LiveTokens.class)
final class LiveTokenController {

  private final LiveTokens live;

  LiveTokenController(LiveTokens live) {
    this.live = live;
  }

  /**
   * A token for {@code /ws?token=}.
   *
   * @param expiresIn for how many seconds it opens a connection
   */
  @Schema(name = "LiveToken")
  @Serdeable(naming = SnakeCaseStrategy.class)
  record LiveToken(String token, long expiresIn) {}

  /** A token that opens one live connection within a minute; only where AUTH_MODE asks for one. */
  @Post
  LiveToken liveToken(HttpRequest<?> request) {
    return new LiveToken(
        live.issue(Caller.of(request).orElseThrow().name()), LiveTokens.LIFE.toSeconds());
  }
}
