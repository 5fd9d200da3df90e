package io.pulseboard.embedded;

import java.nio.file.Path;
import java.util.Map;

/** What Broker-J is told at each start; queues, exchanges and bindings are in its own store. */
final class BrokerConfiguration {

  private static final String MEMORY_FOR_MESSAGES = String.valueOf(64 << 20);

  private static final String DURABLE_NODE =
      """
      {
            "name": "default",
            "type": "DERBY",
            "defaultVirtualHostNode": "true",
            "storePath": "${qpid.work_dir}/store",
            "virtualHostInitialConfiguration": "{\\"type\\": \\"ProvidedStore\\"}"
          }\
      """;

  private static final String MEMORY_NODE =
      """
      {
            "name": "default",
            "type": "Memory",
            "defaultVirtualHostNode": "true",
            "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"
          }\
      """;

  private BrokerConfiguration() {}

  static String json(BrokerStore store) {
    String node =
        switch (store) {
          case DURABLE -> DURABLE_NODE;
          case MEMORY -> MEMORY_NODE;
        };
    return """
    {
      "name": "pulseboard",
      "modelVersion": "9.1",
      "authenticationproviders": [
        {
          "name": "plain",
          "type": "Plain",
          "secureOnlyMechanisms": [],
          "users": [
            {
              "name": "${pulseboard.user}",
              "type": "managed",
              "password": "${pulseboard.user}"
            }
          ]
        }
      ],
      "ports": [
        {
          "name": "amqp",
          "type": "AMQP",
          "port": "${qpid.amqp_port}",
          "bindingAddress": "127.0.0.1",
          "authenticationProvider": "plain",
          "protocols": ["AMQP_0_9_1"],
          "virtualhostaliases": [{"name": "defaultAlias", "type": "defaultAlias"}]
        }
      ],
      "virtualhostnodes": [%s]
    }
    """
        .formatted(node);
  }

  static Map<String, String> context(Path work, int port, String user) {
    return Map.ofEntries(
        Map.entry("pulseboard.user", user),
        Map.entry("qpid.work_dir", work.toString()),
        Map.entry("qpid.amqp_port", Integer.toString(port)),
        // A store that does not open is an error of the start, not a broker without queues.
        Map.entry("broker.failStartupWithErroredChild", "true"),
        Map.entry("broker.failStartupWithErroredChildScope", "ALL"),
        // A mandatory message without a queue is returned; its connection stays.
        Map.entry("qpid.port.closeWhenNoRoute", "false"),
        // Commits that wait together share one sync of the store's log.
        Map.entry("qpid.jdbcstore.executorThreads", "32"),
        // A backlog is kept on disk, looked after every 2 s; some 400 bytes a message stay on the
        // heap. At a million messages in a queue its producers are held until it has drained a bit.
        Map.entry("broker.flowToDiskThreshold", MEMORY_FOR_MESSAGES),
        Map.entry("qpid.compact_memory_threshold", MEMORY_FOR_MESSAGES),
        Map.entry("virtualhost.flowToDiskCheckPeriod", "2000"),
        Map.entry("queue.defaultMaximumQueueDepthMessages", "1000000"),
        Map.entry("queue.defaultOverflowPolicy", "PRODUCER_FLOW_CONTROL"),
        // Laptops live with full disks; only a nearly full one stops producers.
        Map.entry("store.filesystem.maxUsagePercent", "98"));
  }
}
