package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pulseboard.contracts.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** See {@link Check#QUEUES}. */
final class QueueCheck {

  /** The services' defaults, as docs/settings.md has them. */
  private static final int BATCH_SIZE = 1_000;

  private static final int BATCH_MAX_DELIVERIES = 10;

  private final List<String> problems = new ArrayList<>();

  private QueueCheck() {}

  /**
   * What is wrong with the policies of a stream's queues, each with its pattern, applyTo and
   * definition.
   */
  static List<String> problems(Stream stream, List<JsonNode> policies) {
    QueueCheck check = new QueueCheck();
    check.policies(stream, policies);
    return check.problems;
  }

  static List<String> problems(Rendered rendered) {
    QueueCheck check = new QueueCheck();
    rendered.of("ScaledObject").forEach(check::triggers);
    if (rendered.of("RabbitmqCluster").findAny().isPresent()) {
      List<JsonNode> policies = rendered.of("Policy").map(policy -> policy.at("/spec")).toList();
      Arrays.stream(Stream.values()).forEach(stream -> check.policies(stream, policies));
    }
    rendered
        .of("RabbitmqCluster")
        .filter(broker ->
            !broker
                .at("/spec/rabbitmq/additionalConfig")
                .asText()
                .contains("default_queue_type = quorum"))
        .forEach(broker -> check.problems.add(broker.problem("makes no quorum queues")));
    return check.problems;
  }

  private void triggers(Manifest scaled) {
    Set<String> queues =
        Arrays.stream(Stream.values())
            .map(Stream::queue)
            .collect(Collectors.toCollection(TreeSet::new));
    List<JsonNode> triggers =
        Manifest.items(scaled.at("/spec/triggers"))
            .map(trigger -> trigger.path("metadata"))
            .toList();
    List<String> scaledBy =
        triggers.stream().map(trigger -> trigger.path("queueName").asText()).sorted().toList();
    if (!scaledBy.equals(List.copyOf(queues))) {
      problems.add(scaled.problem("is scaled by " + scaledBy + " and not by " + queues));
    }
    for (JsonNode trigger : triggers) {
      if (!trigger.path("protocol").asText().equals("http")
          || !trigger.path("host").asText().startsWith("http")
          || !trigger.path("mode").asText().equals("QueueLength")) {
        problems.add(scaled.problem("does not count unacknowledged records: " + trigger));
      }
      // What a worker that keeps up has taken and not acknowledged yet is no backlog.
      if (trigger.path("value").asInt() <= 2 * BATCH_SIZE) {
        problems.add(scaled.problem("takes the prefetch of a worker for a backlog: " + trigger));
      }
    }
  }

  private void policies(Stream stream, List<JsonNode> policies) {
    JsonNode records = definition(policies, stream.queue());
    if (!records.path("dead-letter-exchange").asText("-").isEmpty()
        || !records.path("dead-letter-routing-key").asText().equals(stream.deadQueue())) {
      problems.add(stream + ": what the broker gives up does not get to " + stream.deadQueue());
    }
    if (records.path("delivery-limit").asInt() <= BATCH_MAX_DELIVERIES) {
      problems.add(stream + ": the broker gives up before the worker does");
    }
    if (!records.path("overflow").asText().equals("reject-publish")) {
      problems.add(stream + ": a full queue drops records that were confirmed");
    }
    JsonNode dead = definition(policies, stream.deadQueue());
    if (dead.path("delivery-limit").asInt() != -1) {
      problems.add(stream + ": dead letters that were looked at too often are dropped");
    }
  }

  /** A queue is given one policy only. */
  private JsonNode definition(List<JsonNode> policies, String queue) {
    List<JsonNode> matching =
        policies.stream()
            .filter(
                policy -> Pattern.compile(policy.path("pattern").asText()).matcher(queue).find())
            .filter(policy -> policy.path("applyTo").asText().equals("quorum_queues"))
            .toList();
    if (matching.size() != 1) {
      problems.add(queue + " has " + matching.size() + " policies");
    }
    return matching.isEmpty() ? MissingNode.getInstance() : matching.getFirst().path("definition");
  }
}
