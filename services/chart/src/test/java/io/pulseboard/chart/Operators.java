package io.pulseboard.chart;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.pulseboard.chart.Rendered.Pods;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What operators make out of the chart's resources, as read in their code. */
final class Operators {

  private static final int POSTGRES = 5432;
  private static final int AMQP = 5672;
  private static final int MANAGEMENT = 15672;
  private static final int REDIS = 6379;

  private Operators() {}

  /** The secrets that an operator makes for a resource, with their keys. */
  static Map<String, Set<String>> secrets(Manifest manifest) {
    return switch (manifest.type()) {
      // cloudnative-pg/cloudnative-pg, pkg/specs/secrets.go
      case "postgresql.cnpg.io/v1 Cluster" ->
          Map.of(
              manifest.name() + "-app",
              Set.of(
                  "username",
                  "user",
                  "password",
                  "dbname",
                  "host",
                  "port",
                  "pgpass",
                  "uri",
                  "jdbc-uri",
                  "fqdn-uri",
                  "fqdn-jdbc-uri"));
      // rabbitmq/cluster-operator, internal/resource/default_user_secret.go
      case "rabbitmq.com/v1beta1 RabbitmqCluster" ->
          Map.of(
              manifest.name() + "-default-user",
              Set.of(
                  "username",
                  "password",
                  "host",
                  "port",
                  "connection_string",
                  "default_user.conf",
                  "provider",
                  "type"));
      default -> Map.of();
    };
  }

  /** The services that an operator makes for a resource, with their ports. */
  static Map<String, Set<Integer>> services(Manifest manifest) {
    String name = manifest.name();
    return switch (manifest.type()) {
      case "postgresql.cnpg.io/v1 Cluster" ->
          Map.of(
              name + "-rw",
              Set.of(POSTGRES),
              name + "-ro",
              Set.of(POSTGRES),
              name + "-r",
              Set.of(POSTGRES));
      case "rabbitmq.com/v1beta1 RabbitmqCluster" -> Map.of(name, Set.of(AMQP, MANAGEMENT));
      // OT-CONTAINER-KIT/redis-operator, internal/k8sutils/redis-replication.go
      case "redis.redis.opstreelabs.in/v1beta2 RedisReplication" ->
          Map.of(
              name,
              Set.of(REDIS),
              name + "-master",
              Set.of(REDIS),
              name + "-replica",
              Set.of(REDIS));
      default -> Map.of();
    };
  }

  /** The pods that an operator makes for a resource. */
  static Optional<Pods> pods(Manifest manifest) {
    String name = manifest.name();
    return switch (manifest.type()) {
      case "postgresql.cnpg.io/v1 Cluster" ->
          pods(manifest, Map.of("cnpg.io/cluster", name), POSTGRES);
      case "rabbitmq.com/v1beta1 RabbitmqCluster" ->
          pods(manifest, Map.of("app.kubernetes.io/name", name), AMQP, MANAGEMENT);
      // internal/k8sutils/labels.go: the resource's own labels are the pods' too
      case "redis.redis.opstreelabs.in/v1beta2 RedisReplication" -> {
        Map<String, String> labels =
            new HashMap<>(Manifest.labels(manifest.at("/metadata/labels")));
        labels.putAll(
            Map.of("app", name, "redis_setup_type", "replication", "role", "replication"));
        yield pods(manifest, labels, REDIS);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Pods> pods(Manifest owner, Map<String, String> labels, Integer... ports) {
    return Optional.of(new Pods(owner, labels, MissingNode.getInstance(), Set.of(ports)));
  }
}
