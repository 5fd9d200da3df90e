package io.pulseboard.bench.faults;

import io.pulseboard.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worker or the api. */
final class ServicePart extends Part {

  private static final int HEAP_MIB = 256;

  private final Map<String, String> settings;
  private final Path log;
  private final int port;
  private @Nullable ServiceProcess service;

  ServicePart(String name, Map<String, String> settings, Path log) throws IOException {
    super(name);
    this.settings = settings;
    this.log = log;
    this.port = ServiceProcess.freePort();
  }

  @Override
  void start() {
    service = ServiceProcess.start(name(), port, settings, HEAP_MIB, log);
  }

  /** Waits until it says that it is up. */
  void awaitHealthy(Duration limit) throws InterruptedException {
    service().awaitHealthy(limit);
  }

  /** Ends it with SIGTERM, which it has to follow with exit code 0. */
  void terminate() throws InterruptedException {
    int code = service().stop();
    if (code != 0) {
      throw new IllegalStateException("the %s ended with %d".formatted(name(), code));
    }
  }

  /** The port that it answers on. */
  int port() {
    return port;
  }

  private ServiceProcess service() {
    ServiceProcess running = service;
    if (running == null) {
      throw new IllegalStateException(name() + " is not started");
    }
    return running;
  }

  @Override
  ProcessHandle process() {
    return service().process();
  }

  @Override
  public void close() {
    if (service != null) {
      service.close();
    }
  }
}
