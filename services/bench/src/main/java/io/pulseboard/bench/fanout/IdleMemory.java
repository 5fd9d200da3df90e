package io.pulseboard.bench.fanout;

import io.pulseboard.bench.Measurement;
import io.pulseboard.embedded.Endpoints;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a session costs that is sent nothing. */
final class IdleMemory {

  private static final int SESSIONS = 5_000;
  private static final int HEAP_MIB = 256;
  private static final double GOAL_BYTES = 20_000;

  private final Endpoints endpoints;

  IdleMemory(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * The heap is touched from the start, so that what the process grows by is outside of it; what is
   * inside is told by a full collection before and after.
   */
  List<Measurement> run() throws IOException, InterruptedException {
    List<String> options = List.of("-Xms" + HEAP_MIB + "m", "-XX:+AlwaysPreTouch");
    try (LoadedApi api = LoadedApi.start(endpoints, HEAP_MIB, Map.of(), options);
        LoadGenerator generator = LoadGenerator.start(api.port())) {
      // The first sessions load classes and fill pools.
      generator.subscribe(SESSIONS / 10);
      long heap = api.process().liveHeapBytes();
      long resident = api.process().residentBytes().orElse(0);
      generator.subscribe(SESSIONS);
      double onHeap = (api.process().liveHeapBytes() - heap) / (double) SESSIONS;
      double outside = (api.process().residentBytes().orElse(0) - resident) / (double) SESSIONS;
      return List.of(
          Measurement.alone("fanout: heap of an idle session", onHeap, "bytes"),
          Measurement.alone("fanout: memory outside the heap of an idle session", outside, "bytes"),
          Measurement.against(
              "fanout: memory of an idle session", onHeap + outside, "bytes", GOAL_BYTES, 1));
    }
  }
}
