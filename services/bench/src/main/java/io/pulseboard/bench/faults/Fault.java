package io.pulseboard.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that goes wrong and then is over.
 *
 * @param name what it does to what
 */
record Fault(String name, Step begin, Step end) {

  private static final Duration DELAY = Duration.ofMillis(150);
  private static final long BYTES_PER_SECOND = 64 * 1024;

  /** What begins or ends it. */
  @FunctionalInterface
  interface Step {
    /** Does it; returns when it is done. */
    void run() throws IOException, InterruptedException;
  }

  /** Every kind that can happen to the stack, in an order that is always the same. */
  static List<Fault> all(Stack stack) {
    List<Fault> faults = new ArrayList<>();
    for (Part part : stack.parts()) {
      faults.add(new Fault("kill -9 " + part.name(), part::kill, part::start));
      faults.add(new Fault("hold " + part.name(), part::hold, part::release));
    }
    for (ServicePart service : stack.services()) {
      faults.add(new Fault("SIGTERM " + service.name(), service::terminate, service::start));
    }
    stack
        .proxies()
        .forEach((behind, proxy) -> {
          faults.add(new Fault("cut to " + behind, proxy::cut, proxy::heal));
          faults.add(new Fault("delay to " + behind, () -> proxy.delay(DELAY), proxy::heal));
          faults.add(
              new Fault(
                  "throttle to " + behind, () -> proxy.throttle(BYTES_PER_SECOND), proxy::heal));
        });
    if (stack.hasDiskOfItsOwn()) {
      faults.add(new Fault("disk of postgres full", stack::fillDisk, stack::freeDisk));
    }
    faults.sort(Comparator.comparing(Fault::name));
    return faults;
  }
}
