package io.pulseboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.pulseboard.contracts.Stream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void givesEachCallerAnEmptyDatabaseOfItsOwn() throws SQLException {
    String first = TestServers.newDatabase();
    String second = TestServers.newDatabase();
    assertThat(first).isNotEqualTo(second);
    try (java.sql.Connection connection = TestDatabases.connect(first);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mine (id int)");
    }
    try (java.sql.Connection connection = TestDatabases.connect(second);
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
      tables.next();
      assertThat(tables.getInt(1)).isZero();
    }
  }

  @Test
  void clearsTheQueuesOfEveryStreamWhetherTheyAreThereOrNot() throws Exception {
    TestServers.clearBroker();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    try (Connection connection = factory.newConnection();
        Channel channel = connection.createChannel()) {
      String queue = Stream.SALES.deadQueue();
      channel.queueDeclare(queue, true, false, false, Map.of());
      channel.confirmSelect();
      channel.basicPublish("", queue, null, new byte[] {1});
      channel.waitForConfirmsOrDie(10_000);
      TestServers.clearBroker();
      TestServers.clearBroker();
      assertThat(channel.queueDeclare(queue, true, false, false, Map.of()).getMessageCount())
          .isZero();
    }
  }

  @Test
  void clearsPulseboardsKeysOnly() {
    try (RedisClient client = RedisClients.open(TestServers.endpoints().redisUrl());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.sync().set("pulseboard:live:sales", "1");
      connection.sync().set("somebody:else", "1");
      TestServers.clearRedis();
      TestServers.clearRedis();
      assertThat(connection.sync().exists("pulseboard:live:sales")).isZero();
      assertThat(connection.sync().del("somebody:else")).isOne();
    }
  }
}
