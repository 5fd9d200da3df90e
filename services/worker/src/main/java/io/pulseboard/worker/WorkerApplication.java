package io.pulseboard.worker;

import io.pulseboard.launch.Service;

/** The worker's process. */
public final class WorkerApplication {

  private WorkerApplication() {}

  public static void main(String[] args) {
    Service.run("worker", args);
  }
}
