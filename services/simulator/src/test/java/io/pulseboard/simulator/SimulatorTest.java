package io.pulseboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.launch.Service;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  @Test
  void putsValidRecordsOfEveryStreamOnTheirQueues() throws Exception {
    TestServers.clearBroker();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    try (Service simulator = start();
        Connection connection = factory.newConnection()) {
      for (Stream stream : Stream.values()) {
        GetResponse message =
            await().ignoreExceptions().until(() -> take(connection, stream), Objects::nonNull);
        assertThat(RecordCodec.decode(stream, message.getBody()).stream()).isEqualTo(stream);
      }
      assertThat(simulator.address()).startsWith("http://");
    }
  }

  /** Over a channel of its own, since asking for a queue that is not there yet closes it. */
  private static @Nullable GetResponse take(Connection connection, Stream stream)
      throws IOException, TimeoutException {
    try (Channel amqpChannel = connection.createChannel()) {
      return amqpChannel.basicGet(stream.queue(), true);
    }
  }

  private static Service start() {
    return Service.start(
        Map.of(
            "rabbitmq.url",
            TestServers.endpoints().rabbitmqUrl(),
            "simulate.market-hours",
            false,
            "simulator.port",
            0),
        "simulator");
  }
}
