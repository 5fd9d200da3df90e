package io.pulseboard.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells that the process answers. */
@Controller("/ping")
@Tag(name = "Health")
final class PingController {

  /** Answers with pong, whatever else is away. */
  @Get(produces = MediaType.TEXT_PLAIN)
  String ping() {
    return "pong";
  }
}
