package io.pulseboard.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Answers whether the process answers. */
@Controller("/ping")
final class PingController {

  @Get(produces = MediaType.TEXT_PLAIN)
  String ping() {
    return "pong";
  }
}
