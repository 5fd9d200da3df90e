package io.pulseboard.chart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The matrix: values that the chart is rendered with, and what their author brings along.
 *
 * <p>Files of {@code examples/} are rendered as they are; the others are in the tests' resources.
 */
enum Values {
  DEFAULTS(resource("defaults")),
  MINIMAL(example("minimal")),
  FULL(example("full")),
  EXTERNAL(example("external")),
  JVM(resource("jvm")),
  INGRESS(resource("ingress")),
  GATEWAY(resource("gateway")),
  WITHOUT_AUTOSCALING(resource("without-autoscaling")),
  WITHOUT_SIMULATOR(resource("without-simulator")),
  WITHOUT_POLICIES(resource("without-policies")),
  EXTERNAL_DATABASE(resource("external-database")),
  EXTERNAL_BROKER(resource("external-broker")),
  EXTERNAL_REDIS(resource("external-redis"));

  private final String file;

  Values(String file) {
    this.file = file;
  }

  Path file() {
    return Path.of(file);
  }

  /** The secrets that have to be there before the chart is, with their keys. */
  Map<String, Set<String>> secrets() {
    return switch (this) {
      case FULL ->
          Map.of("pulseboard-auth", Set.of("secret"), "pulseboard-redis", Set.of("password"));
      case EXTERNAL ->
          Map.of(
              "pulseboard-database", Set.of("username", "password"),
              "pulseboard-rabbitmq", Set.of("username", "password"),
              "pulseboard-redis", Set.of("password"));
      case GATEWAY -> Map.of("idp", Set.of("live-tokens"));
      case EXTERNAL_DATABASE, EXTERNAL_BROKER, EXTERNAL_REDIS ->
          Map.of("managed", Set.of("user", "pass"));
      case DEFAULTS,
          MINIMAL,
          JVM,
          INGRESS,
          WITHOUT_AUTOSCALING,
          WITHOUT_SIMULATOR,
          WITHOUT_POLICIES ->
          Map.of();
    };
  }

  /** Those, and the ones that operators make. */
  Map<String, Set<String>> secrets(Rendered rendered) {
    Map<String, Set<String>> all = new TreeMap<>(secrets());
    all.putAll(
        rendered.manifests().stream()
            .flatMap(manifest -> Operators.secrets(manifest).entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return all;
  }

  private static String example(String name) {
    return "../../charts/pulseboard/examples/" + name + "/values.yaml";
  }

  private static String resource(String name) {
    return "src/test/resources/values/" + name + ".yaml";
  }
}
