package io.pulseboard.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the live side does: records that sessions were sent and records that were left out because a
 * client read too slowly are, together, all that their subscriptions were about.
 */
@Singleton
final class LiveMetrics {

  private final MeterRegistry registry;
  private final LongAdder subscriptions = new LongAdder();
  private final Counter frames;
  private final Counter bytes;
  private final Counter records;
  private final Map<Stream, Counter> skipped = new EnumMap<>(Stream.class);
  private final Map<SocketError, Counter> closed = new EnumMap<>(SocketError.class);
  private final Timer lag;

  LiveMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge("pulseboard.live.subscriptions", subscriptions);
    frames = counter("pulseboard.live.frames", "Frames handed to clients' sockets");
    bytes = counter("pulseboard.live.bytes", "Bytes of those frames");
    records = counter("pulseboard.live.records.sent", "Records in those frames, of data alone");
    for (Stream stream : Stream.values()) {
      skipped.put(
          stream,
          Counter.builder("pulseboard.live.records.left.out")
              .description("Records that slow clients were told they were not sent")
              .tag("stream", stream.id())
              .register(registry));
    }
    Arrays.stream(SocketError.values())
        .filter(reason -> reason.closeCode() != 0)
        .forEach(reason ->
            closed.put(
                reason,
                Counter.builder("pulseboard.live.closed")
                    .description("Connections that the server closed")
                    .tag("reason", reason.code())
                    .register(registry)));
    lag =
        Timer.builder("pulseboard.bridge.lag")
            .description("From the append of an entry to its hand-over to the hub")
            .publishPercentileHistogram()
            .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void sessions(AtomicInteger count) {
    registry.gauge("pulseboard.live.sessions", count);
  }

  LongAdder subscriptions() {
    return subscriptions;
  }

  void wrote(int frameBytes) {
    frames.increment();
    bytes.increment(frameBytes);
  }

  void sent(int count) {
    records.increment(count);
  }

  void skipped(Stream stream, long count) {
    Counter counter = skipped.get(stream);
    if (counter != null) {
      counter.increment((double) count);
    }
  }

  void closed(SocketError reason) {
    Counter counter = closed.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  void lag(Duration behind) {
    lag.record(behind);
  }
}
