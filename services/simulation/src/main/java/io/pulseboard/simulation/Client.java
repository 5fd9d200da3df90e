package io.pulseboard.simulation;

import java.util.List;

/** A device with a browser that runs on it. */
record Client(String device, String browser) {

  static final List<Client> ALL =
      List.of(
          new Client("desktop", "Chrome"),
          new Client("desktop", "Chrome"),
          new Client("desktop", "Firefox"),
          new Client("desktop", "Edge"),
          new Client("desktop", "Safari"),
          new Client("mobile", "Safari"),
          new Client("mobile", "Safari"),
          new Client("mobile", "Chrome"),
          new Client("mobile", "Chrome"),
          new Client("mobile", "Samsung Internet"),
          new Client("tablet", "Safari"),
          new Client("tablet", "Chrome"));
}
