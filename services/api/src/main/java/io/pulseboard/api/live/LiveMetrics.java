package io.pulseboard.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pulseboard.contracts.DeliveryMode;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * What the live side does: records that sessions were sent and records that were left out because a
 * client read too slowly are, together, all that their subscriptions were about. An entry of the
 * live log is read by the bridge, which is timed per read and stream, and handed to the hub, which
 * is timed per event loop.
 */
@Singleton
final class LiveMetrics {

  private static final String CLIENT = "client";

  /** What is counted of one stream. */
  private record StreamMeters(Counter leftOut, Timer lag, Timer endToEnd) {}

  private final MeterRegistry registry;
  private final LongAdder subscriptions = new LongAdder();
  private final LongAdder lagging = new LongAdder();
  private final Counter frames;
  private final Counter bytes;
  private final Counter records;
  private final Map<Stream, StreamMeters> streams = new EnumMap<>(Stream.class);
  private final Map<SocketError, Counter> closed = new EnumMap<>(SocketError.class);
  private final Counter gone;
  private final Timer delivery;

  LiveMetrics(MeterRegistry registry) {
    this.registry = registry;
    gauge("pulseboard.live.subscriptions", "Subscriptions of all sessions", subscriptions::sum);
    gauge(
        "pulseboard.live.lagging", "Subscriptions that are not sent everything now", lagging::sum);
    frames = counter("pulseboard.live.frames", "Frames handed to clients' sockets");
    bytes =
        Counter.builder("pulseboard.live.bytes")
            .description("Bytes of those frames")
            .baseUnit("bytes")
            .register(registry);
    records = counter("pulseboard.live.records.sent", "Records in those frames, of data alone");
    for (Stream stream : Stream.values()) {
      streams.put(stream, meters(stream));
    }
    Arrays.stream(SocketError.values())
        .filter(reason -> reason.closeCode() != 0)
        .forEach(reason -> closed.put(reason, closed(reason.code())));
    gone = closed(CLIENT);
    delivery =
        Timer.builder("pulseboard.hub.delivery")
            .description("From the hand-over to the hub until all sessions of a loop were served")
            .register(registry);
  }

  private StreamMeters meters(Stream stream) {
    return new StreamMeters(
        Counter.builder("pulseboard.live.records.left.out")
            .description("Records that slow clients were told they were not sent")
            .tag("stream", stream.id())
            .tag("mode", DeliveryMode.whenBehind(stream).id())
            .register(registry),
        Timer.builder("pulseboard.bridge.lag")
            .description("From the append of a read's oldest entry to its hand-over to the hub")
            .tag("stream", stream.id())
            .register(registry),
        Timer.builder("pulseboard.end.to.end")
            .description("From the publish of a read's oldest record to its hand-over to the hub")
            .tag("stream", stream.id())
            .register(registry));
  }

  private Counter closed(String reason) {
    return Counter.builder("pulseboard.live.closed")
        .description("Connections that ended; by their client or network, or by the server")
        .tag("reason", reason)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  void sessions(AtomicInteger count) {
    gauge("pulseboard.live.sessions", "Connected clients", count::get);
  }

  /** Has told whether the live logs are read, and how far behind the last read was. */
  void bridge(Bridge bridge) {
    gauge(
        "pulseboard.bridge.following",
        "1 while the live logs are read, 0 while Redis is away",
        () -> bridge.isFollowing() ? 1 : 0);
    Gauge.builder(
            "pulseboard.live.lag",
            () -> bridge.lag().map(lag -> lag.toNanos() / 1e9).orElse(Double.NaN))
        .description("Age of the oldest entry of the last read when it was read")
        .baseUnit("seconds")
        .register(registry);
  }

  LongAdder subscriptions() {
    return subscriptions;
  }

  /** Subscriptions that are sent the latest, or the newest, instead of everything. */
  LongAdder lagging() {
    return lagging;
  }

  void wrote(int frameBytes) {
    frames.increment();
    bytes.increment(frameBytes);
  }

  void sent(int count) {
    records.increment(count);
  }

  void skipped(Stream stream, long count) {
    of(stream).leftOut().increment((double) count);
  }

  void closed(SocketError reason) {
    Counter counter = closed.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  /** A connection that the server did not close. */
  void gone() {
    gone.increment();
  }

  void lag(Stream stream, Duration behind) {
    of(stream).lag().record(behind);
  }

  void endToEnd(Stream stream, Duration age) {
    of(stream).endToEnd().record(age);
  }

  void delivered(Duration time) {
    delivery.record(time);
  }

  private StreamMeters of(Stream stream) {
    return Objects.requireNonNull(streams.get(stream));
  }
}
