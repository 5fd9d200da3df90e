package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseboard.chart.Rendered.Pods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** See {@link Check#PORTS}. Also whether pods are given the time to leave. */
final class PortCheck {

  private static final Set<String> HEALTH = Set.of("/health/liveness", "/health/readiness");

  /**
   * A consumer waits 4 s for its batch, and its connection 2 s to close; twice that, in seconds.
   */
  private static final int LONGEST_STOP = 12;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:^|://)([a-z0-9-]+)\\." + Chart.NAMESPACE + "\\.svc:([0-9]+)");

  private final Rendered rendered;
  private final List<String> problems = new ArrayList<>();

  private PortCheck(Rendered rendered) {
    this.rendered = rendered;
  }

  static List<String> problems(Rendered rendered) {
    PortCheck check = new PortCheck(rendered);
    rendered.of("Deployment").forEach(check::deployment);
    rendered.of("Service").forEach(check::service);
    check.routes();
    check.policies();
    check.addresses();
    return check.problems;
  }

  private void deployment(Manifest deployment) {
    JsonNode container = deployment.at("/spec/template/spec/containers/0");
    Set<String> ports =
        Manifest.items(container.path("ports"))
            .map(port -> port.path("name").asText())
            .collect(Collectors.toSet());
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      JsonNode get = container.path(probe).path("httpGet");
      String path = get.path("path").asText();
      if (!ports.contains(get.path("port").asText())) {
        problems.add(deployment.problem(probe + " asks at a port that is not there"));
      }
      boolean ours = !deployment.name().endsWith("-frontend");
      if (ours && !HEALTH.contains(path)) {
        problems.add(deployment.problem(probe + " asks for " + path));
      }
    }
    int preStop = container.at("/lifecycle/preStop/sleep/seconds").asInt();
    if (deployment.at("/spec/template/spec/terminationGracePeriodSeconds").asInt()
        < preStop + LONGEST_STOP) {
      problems.add(deployment.problem("is killed before it has stopped"));
    }
    String component = container.path("name").asText();
    rendered
        .find("ConfigMap", deployment.name())
        .map(config -> config.at("/data/" + component.toUpperCase(Locale.ROOT) + "_PORT"))
        .filter(JsonNode::isTextual)
        .filter(port -> port.asInt() != container.at("/ports/0/containerPort").asInt())
        .ifPresent(port -> problems.add(deployment.problem("is told to listen on " + port)));
  }

  private void service(Manifest service) {
    Map<String, String> selector = Manifest.labels(service.at("/spec/selector"));
    Set<String> names =
        rendered
            .ownPods()
            .filter(pods -> pods.match(selector))
            .flatMap(Pods::containers)
            .flatMap(container -> Manifest.items(container.path("ports")))
            .map(port -> port.path("name").asText())
            .collect(Collectors.toSet());
    Manifest.items(service.at("/spec/ports"))
        .map(port -> port.path("targetPort").asText())
        .filter(target -> !names.contains(target))
        .forEach(target -> problems.add(service.problem("leads to port " + target)));
  }

  private void routes() {
    rendered
        .of("Ingress")
        .forEach(ingress ->
            ingress
                .body()
                .findValues("service")
                .forEach(backend ->
                    leads(
                        ingress,
                        backend.path("name").asText(),
                        backend.at("/port/name").asText())));
    rendered
        .of("HTTPRoute")
        .forEach(route ->
            route.body().findValues("backendRefs").stream()
                .flatMap(Manifest::items)
                .forEach(backend ->
                    leads(route, backend.path("name").asText(), backend.path("port").asText())));
  }

  private void leads(Manifest who, String service, String port) {
    boolean there =
        rendered
            .find("Service", service)
            .map(found ->
                Manifest.items(found.at("/spec/ports"))
                    .anyMatch(one ->
                        one.path("name").asText().equals(port)
                            || one.path("port").asText().equals(port)))
            .orElse(false);
    if (!there) {
      problems.add(who.problem("leads to " + service + ":" + port));
    }
  }

  /** A policy opens ports that are there. */
  private void policies() {
    rendered
        .of("NetworkPolicy")
        .forEach(policy -> {
          Map<String, String> selector =
              Manifest.labels(policy.at("/spec/podSelector/matchLabels"));
          Set<Integer> ports =
              rendered
                  .allPods()
                  .filter(pods -> pods.match(selector))
                  .flatMap(pods -> pods.ports().stream())
                  .collect(Collectors.toSet());
          Manifest.items(policy.at("/spec/ingress"))
              .flatMap(rule -> Manifest.items(rule.path("ports")))
              .map(port -> port.path("port").asInt())
              .filter(port -> !ports.contains(port))
              .forEach(port -> problems.add(policy.problem("opens port " + port)));
        });
  }

  /** Names of servers in our namespace are services that the chart or an operator makes. */
  private void addresses() {
    Map<String, Set<Integer>> services = new HashMap<>();
    rendered.manifests().forEach(manifest -> services.putAll(Operators.services(manifest)));
    rendered
        .of("Service")
        .forEach(service ->
            services.put(service.name(), Set.of(service.at("/spec/ports/0/port").asInt())));
    rendered
        .manifests()
        .forEach(manifest ->
            texts(manifest.body())
                .forEach(text -> {
                  Matcher address = ADDRESS.matcher(text);
                  if (address.find()
                      && !services
                          .getOrDefault(address.group(1), Set.of())
                          .contains(Integer.valueOf(address.group(2)))) {
                    problems.add(manifest.problem("nobody listens at " + text));
                  }
                }));
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isTextual()
        ? Stream.of(node.asText())
        : Manifest.items(node).flatMap(PortCheck::texts);
  }
}
