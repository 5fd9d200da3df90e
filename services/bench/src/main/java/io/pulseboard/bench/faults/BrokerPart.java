package io.pulseboard.bench.faults;

import io.pulseboard.bench.BrokerProcess;
import io.pulseboard.testing.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The AMQP broker in a process of its own, behind its proxy. */
final class BrokerPart extends Part {

  private final Path home;
  private final TcpProxy proxy;
  private @Nullable BrokerProcess broker;

  BrokerPart(Path home, TcpProxy proxy) {
    super("broker");
    this.home = home;
    this.proxy = proxy;
  }

  @Override
  void start() throws IOException, InterruptedException {
    BrokerProcess started = BrokerProcess.start(home);
    broker = started;
    proxy.leadTo(URI.create(started.url()).getPort());
  }

  @Override
  ProcessHandle process() {
    BrokerProcess running = broker;
    if (running == null) {
      throw new IllegalStateException("the broker is not started");
    }
    return running.process();
  }

  @Override
  public void close() {
    if (broker != null) {
      broker.close();
    }
  }
}
