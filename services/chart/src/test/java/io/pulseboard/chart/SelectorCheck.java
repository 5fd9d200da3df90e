package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseboard.chart.Rendered.Pods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** See {@link Check#SELECTORS}. */
final class SelectorCheck {

  private static final String VERSIONS = "app.kubernetes.io/version helm.sh/chart";

  private SelectorCheck() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    List<Pods> all = rendered.allPods().toList();
    rendered
        .ownPods()
        .forEach(pods -> {
          Consumer<JsonNode> selectsItself =
              selector -> {
                if (!pods.match(Manifest.labels(selector))) {
                  problems.add(pods.owner().problem("does not select its own pods: " + selector));
                }
              };
          if (pods.owner().kind().equals("Deployment")) {
            selectsItself.accept(pods.owner().at("/spec/selector/matchLabels"));
          }
          Manifest.items(pods.spec().path("topologySpreadConstraints"))
              .map(constraint -> constraint.at("/labelSelector/matchLabels"))
              .forEach(selectsItself);
        });
    rendered
        .of("Service")
        .forEach(service -> selectsOne(service, service.at("/spec/selector"), all, problems));
    rendered
        .of("PodDisruptionBudget")
        .forEach(
            budget -> selectsOne(budget, budget.at("/spec/selector/matchLabels"), all, problems));
    rendered
        .of("NetworkPolicy")
        .forEach(policy -> {
          selectsOne(policy, policy.at("/spec/podSelector/matchLabels"), all, problems);
          policy.body().findValues("podSelector").stream()
              .map(selector -> Manifest.labels(selector.path("matchLabels")))
              .filter(selector -> matching(all, selector).isEmpty())
              .filter(selector -> !isAnOperators(selector))
              .forEach(selector -> problems.add(policy.problem("selects nobody by " + selector)));
        });
    rendered.of("PodMonitor").forEach(monitor -> scrapesOurs(monitor, all, problems));
    rendered
        .of("RedisReplication")
        .flatMap(redis -> Manifest.labels(redis.at("/metadata/labels")).keySet().stream())
        .filter(VERSIONS::contains)
        .forEach(label ->
            problems.add("the Redis operator selects pods by " + label + ", which changes"));
    return problems;
  }

  /** Pods of one owner, and that of the same component. */
  private static void selectsOne(
      Manifest who, JsonNode selector, List<Pods> all, List<String> problems) {
    List<Pods> selected = matching(all, Manifest.labels(selector));
    Set<String> names = new HashSet<>();
    selected.forEach(pods -> names.add(pods.owner().name()));
    if (!names.equals(Set.of(who.name()))) {
      problems.add(who.problem("selects the pods of " + names + " by " + selector));
    }
  }

  /** All that tell metrics, at the port where they do. */
  private static void scrapesOurs(Manifest monitor, List<Pods> all, List<String> problems) {
    JsonNode selector = monitor.at("/spec/selector");
    JsonNode chosen = selector.at("/matchExpressions/0");
    Set<String> values =
        Manifest.items(chosen.path("values")).map(JsonNode::asText).collect(Collectors.toSet());
    List<Pods> scraped =
        matching(all, Manifest.labels(selector.path("matchLabels"))).stream()
            .filter(pods ->
                values.contains(pods.labels().getOrDefault(chosen.path("key").asText(), "")))
            .toList();
    Set<String> components = Set.of("api", "worker", "simulator");
    Set<String> wanted = new TreeSet<>();
    all.stream()
        .map(pods -> pods.labels().getOrDefault("app.kubernetes.io/component", ""))
        .filter(components::contains)
        .forEach(wanted::add);
    Set<String> found = new TreeSet<>();
    scraped.forEach(
        pods -> found.add(pods.labels().getOrDefault("app.kubernetes.io/component", "")));
    if (!found.equals(wanted)) {
      problems.add(monitor.problem("scrapes " + found + " and not " + wanted));
    }
    String port = monitor.at("/spec/podMetricsEndpoints/0/port").asText();
    scraped.stream()
        .filter(pods ->
            pods.containers()
                .flatMap(container -> Manifest.items(container.path("ports")))
                .noneMatch(one -> one.path("name").asText().equals(port)))
        .forEach(
            pods -> problems.add(monitor.problem("scrapes no port of " + pods.owner().name())));
  }

  private static List<Pods> matching(List<Pods> all, Map<String, String> selector) {
    return all.stream().filter(pods -> pods.match(selector)).toList();
  }

  /** The operator of Redis runs elsewhere. */
  private static boolean isAnOperators(Map<String, String> selector) {
    return selector.equals(Map.of("name", "redis-operator"));
  }
}
