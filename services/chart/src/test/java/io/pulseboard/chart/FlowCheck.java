package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseboard.chart.Rendered.Pods;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** See {@link Check#FLOWS}: walks each way as a cluster would that keeps to the policies. */
final class FlowCheck {

  /** Components that talk, to whom; servers are told apart by their mode. */
  private record Way(String from, String to) {}

  private static final List<Way> WANTED =
      List.of(
          new Way("api", "database"),
          new Way("api", "rabbitmq"),
          new Way("api", "redis"),
          new Way("worker", "database"),
          new Way("worker", "rabbitmq"),
          new Way("worker", "redis"),
          new Way("simulator", "rabbitmq"),
          new Way("migration", "database"),
          new Way("redis", "redis"),
          new Way("frontend", "api"),
          new Way("test", "api"),
          new Way("test", "frontend"));

  private static final List<Way> UNWANTED =
      List.of(
          new Way("simulator", "database"),
          new Way("simulator", "redis"),
          new Way("frontend", "database"),
          new Way("frontend", "rabbitmq"),
          new Way("frontend", "redis"),
          new Way("test", "database"));

  private static final Map<String, Integer> PORTS =
      Map.of(
          "database",
          5432,
          "rabbitmq",
          5672,
          "redis",
          6379,
          "api",
          8080,
          "frontend",
          8080,
          "worker",
          8081,
          "simulator",
          8082);

  private static final int DNS = 53;

  private final Rendered rendered;
  private final List<Manifest> policies;

  private FlowCheck(Rendered rendered) {
    this.rendered = rendered;
    this.policies = rendered.of("NetworkPolicy").toList();
  }

  static List<String> problems(Rendered rendered) {
    FlowCheck check = new FlowCheck(rendered);
    return check.policies.isEmpty() ? List.of() : check.problems();
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Way way : WANTED) {
      if (pods(way.from()).isPresent() && !isOpen(way)) {
        problems.add(way.from() + " cannot reach " + way.to());
      }
    }
    for (Way way : UNWANTED) {
      boolean inside = pods(way.to()).isPresent();
      if (inside && pods(way.from()).isPresent() && isOpen(way)) {
        problems.add(way.from() + " can reach " + way.to());
      }
    }
    for (String component :
        List.of("api", "worker", "simulator", "frontend", "migration", "test")) {
      pods(component)
          .ifPresent(pods -> {
            if (policies.stream().noneMatch(policy -> selects(policy, pods))) {
              problems.add(component + " has no policy");
            }
            if (!leaves(pods, Optional.empty(), DNS)) {
              problems.add(component + " cannot look up names");
            }
          });
    }
    for (String component : List.of("api", "worker", "simulator")) {
      pods(component)
          .filter(pods -> !traces(pods).map(to -> leaves(pods, Optional.empty(), to)).orElse(true))
          .ifPresent(_ -> problems.add(component + " cannot send traces"));
    }
    for (String component : List.of("api", "frontend")) {
      pods(component)
          .filter(pods -> !enters(Optional.empty(), pods, PORTS.getOrDefault(component, 0)))
          .ifPresent(_ -> problems.add("nobody outside can reach " + component));
    }
    return problems;
  }

  private Optional<Pods> pods(String component) {
    return rendered
        .allPods()
        .filter(pods -> pods.owner().name().endsWith("-" + component))
        .findFirst();
  }

  /** Whether a component may leave for another, and that one lets it in; outside all do. */
  private boolean isOpen(Way way) {
    Pods from = pods(way.from()).orElseThrow();
    Optional<Pods> to = pods(way.to());
    int port = to.isPresent() ? PORTS.getOrDefault(way.to(), 0) : outside(from, way.to());
    return leaves(from, to, port)
        && to.map(pods -> enters(Optional.of(from), pods, port)).orElse(true);
  }

  /** The port of a server that is not ours, out of the address that a component is given. */
  private static int outside(Pods from, String server) {
    String setting = server.toUpperCase(Locale.ROOT) + "_URL";
    return from.containers()
        .flatMap(container -> Manifest.items(container.path("env")))
        .filter(variable -> variable.path("name").asText().equals(setting))
        .map(variable -> URI.create(variable.path("value").asText()).getPort())
        .findFirst()
        .orElseThrow();
  }

  /** The port that a component's traces go to, if it makes any. */
  private Optional<Integer> traces(Pods pods) {
    return rendered
        .find("ConfigMap", pods.owner().name())
        .map(config -> config.at("/data/OTEL_EXPORTER_OTLP_ENDPOINT").asText())
        .filter(endpoint -> !endpoint.isEmpty())
        .map(endpoint -> URI.create(endpoint).getPort());
  }

  private boolean leaves(Pods from, Optional<Pods> to, int port) {
    return isAllowed(from, "Egress", "egress", "to", to, port);
  }

  private boolean enters(Optional<Pods> from, Pods to, int port) {
    return isAllowed(to, "Ingress", "ingress", "from", from, port);
  }

  private boolean isAllowed(
      Pods pods, String type, String rules, String peers, Optional<Pods> other, int port) {
    List<Manifest> closing =
        policies.stream()
            .filter(policy -> selects(policy, pods))
            .filter(policy ->
                Manifest.items(policy.at("/spec/policyTypes"))
                    .anyMatch(one -> one.asText().equals(type)))
            .toList();
    return closing.isEmpty()
        || closing.stream()
            .flatMap(policy -> Manifest.items(policy.at("/spec/" + rules)))
            .filter(rule ->
                rule.path("ports").isMissingNode()
                    || Manifest.items(rule.path("ports")).anyMatch(one -> isPort(one, port)))
            .anyMatch(rule ->
                rule.path(peers).isMissingNode()
                    || Manifest.items(rule.path(peers)).anyMatch(peer -> isPeer(peer, other)));
  }

  /** Names are looked up over UDP, all else goes over TCP. */
  private static boolean isPort(JsonNode rule, int port) {
    return rule.path("port").asInt() == port
        && rule.path("protocol").asText().equals(port == DNS ? "UDP" : "TCP");
  }

  private static boolean isPeer(JsonNode peer, Optional<Pods> other) {
    JsonNode selector = peer.path("podSelector");
    boolean inCluster = peer.path("namespaceSelector").isObject() && selector.isMissingNode();
    return (inCluster && other.isPresent())
        || (!peer.path("namespaceSelector").isObject()
            && other
                .map(pods -> pods.match(Manifest.labels(selector.path("matchLabels"))))
                .orElse(false));
  }

  private static boolean selects(Manifest policy, Pods pods) {
    return pods.match(Manifest.labels(policy.at("/spec/podSelector/matchLabels")));
  }
}
