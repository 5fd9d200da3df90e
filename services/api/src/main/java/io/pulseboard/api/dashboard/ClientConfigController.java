package io.pulseboard.api.dashboard;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/**
 * What the dashboard needs to know at run time; nothing, because it talks to the server that it
 * came from.
 */
@Controller("/config.json")
final class ClientConfigController {

  @Get
  Map<String, String> config() {
    return Map.of();
  }
}
