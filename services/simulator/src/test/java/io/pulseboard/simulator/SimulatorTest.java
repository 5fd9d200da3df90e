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
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  @Test
  void putsValidRecordsOfEveryStreamOnTheirQueues() throws Exception {
    TestServers.clearBroker();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    try (Service simulator = start();
        Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      for (Stream stream : Stream.values()) {
        await().ignoreExceptions().until(() -> amqpChannel.messageCount(stream.queue()) > 0);
        GetResponse message = Objects.requireNonNull(amqpChannel.basicGet(stream.queue(), true));
        assertThat(RecordCodec.decode(stream, message.getBody()).stream()).isEqualTo(stream);
      }
      assertThat(simulator.address()).startsWith("http://");
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
