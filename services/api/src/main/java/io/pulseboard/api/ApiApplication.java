package io.pulseboard.api;

import io.pulseboard.launch.Service;

/** The API's process. */
public final class ApiApplication {

  private ApiApplication() {}

  public static void main(String[] args) {
    Service.run("api");
  }
}
