package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** See {@link Check#TARGETS}. */
final class TargetCheck {

  private final Rendered rendered;
  private final List<String> problems = new ArrayList<>();

  private TargetCheck(Rendered rendered) {
    this.rendered = rendered;
  }

  static List<String> problems(Rendered rendered) {
    TargetCheck check = new TargetCheck(rendered);
    rendered
        .of("HorizontalPodAutoscaler")
        .forEach(scaler -> check.scales(scaler, "minReplicas", "maxReplicas"));
    rendered
        .of("ScaledObject")
        .forEach(scaler -> {
          check.scales(scaler, "minReplicaCount", "maxReplicaCount");
          Manifest.items(scaler.at("/spec/triggers"))
              .map(trigger -> trigger.at("/authenticationRef/name").asText())
              .filter(name -> rendered.find("TriggerAuthentication", name).isEmpty())
              .forEach(name -> check.problems.add(scaler.problem("has no " + name)));
        });
    rendered
        .of("Deployment")
        .filter(deployment -> deployment.at("/spec/replicas").isMissingNode())
        .filter(deployment -> check.scalers(deployment.name()) != 1)
        .forEach(deployment -> check.problems.add(deployment.problem("nobody sets its replicas")));
    rendered.ownPods().forEach(pods -> check.account(pods.owner(), pods.spec()));
    check.operators();
    check.connections();
    check.twice();
    return check.problems;
  }

  private long scalers(String deployment) {
    return rendered.manifests().stream()
        .filter(manifest -> manifest.at("/spec/scaleTargetRef/name").asText().equals(deployment))
        .count();
  }

  private void scales(Manifest scaler, String fewest, String most) {
    Optional<Manifest> target =
        rendered.find("Deployment", scaler.at("/spec/scaleTargetRef/name").asText());
    if (target.isEmpty()) {
      problems.add(scaler.problem("scales nothing that is there"));
    } else if (!target.get().at("/spec/replicas").isMissingNode()) {
      problems.add(scaler.problem("scales what has its own number of replicas"));
    }
    if (scaler.at("/spec/" + fewest).asInt(0) > scaler.at("/spec/" + most).asInt(0)) {
      problems.add(scaler.problem("wants more than it allows"));
    }
  }

  /** A hook's account is made by a hook before it. */
  private void account(Manifest owner, JsonNode spec) {
    String name = spec.path("serviceAccountName").asText();
    if (name.isEmpty()) {
      return;
    }
    Optional<Manifest> account = rendered.find("ServiceAccount", name);
    if (account.isEmpty()) {
      problems.add(owner.problem("runs as nobody: " + name));
    } else if (isHook(owner) != isHook(account.get()) || weight(owner) < weight(account.get())) {
      problems.add(owner.problem("runs before its account is there"));
    }
  }

  private static boolean isHook(Manifest manifest) {
    return manifest.at("/metadata/annotations/helm.sh~1hook").isTextual();
  }

  private static int weight(Manifest manifest) {
    return manifest.at("/metadata/annotations/helm.sh~1hook-weight").asInt();
  }

  private void operators() {
    rendered
        .of("Database")
        .filter(database ->
            rendered.find("Cluster", database.at("/spec/cluster/name").asText()).isEmpty())
        .forEach(database -> problems.add(database.problem("is in no cluster")));
    rendered
        .of("Policy")
        .filter(policy ->
            rendered
                .find("RabbitmqCluster", policy.at("/spec/rabbitmqClusterReference/name").asText())
                .isEmpty())
        .forEach(policy -> problems.add(policy.problem("is of no broker")));
  }

  /** All pods at once, with two pools each, find room in the database. */
  private void connections() {
    int poolSize = 10;
    int consumers = 4;
    int pods =
        rendered.manifests().stream()
            .mapToInt(manifest ->
                manifest.at("/spec/maxReplicas").asInt()
                    + manifest.at("/spec/maxReplicaCount").asInt())
            .sum();
    rendered
        .of("Cluster")
        .filter(cluster ->
            cluster.at("/spec/postgresql/parameters/max_connections").asInt(100)
                < pods * (2 * poolSize + consumers))
        .forEach(cluster -> problems.add(cluster.problem("has no room for " + pods + " pods")));
  }

  private void twice() {
    List<String> names =
        rendered.manifests().stream()
            .map(manifest -> manifest.type() + " " + manifest.name())
            .toList();
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .distinct()
        .forEach(name -> problems.add(name + " is there twice"));
    rendered.manifests().stream()
        .filter(manifest -> !manifest.at("/metadata/namespace").asText().equals(Chart.NAMESPACE))
        .forEach(manifest -> problems.add(manifest.problem("is in another namespace")));
  }
}
