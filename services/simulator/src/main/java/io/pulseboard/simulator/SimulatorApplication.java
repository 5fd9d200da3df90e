package io.pulseboard.simulator;

import io.pulseboard.launch.Service;

/** The simulator's process. */
public final class SimulatorApplication {

  private SimulatorApplication() {}

  public static void main(String[] args) {
    Service.run("simulator", args);
  }
}
