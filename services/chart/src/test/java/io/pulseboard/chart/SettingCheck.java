package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** See {@link Check#SETTINGS}. */
final class SettingCheck {

  private static final Set<String> DOCUMENTED = documented();

  private static final Map<String, Set<String>> NEEDED =
      Map.of(
          "api", Set.of("DATABASE_URL", "RABBITMQ_URL", "REDIS_URL", "API_HOST", "AUTH_MODE"),
          "worker", Set.of("DATABASE_URL", "RABBITMQ_URL", "REDIS_URL", "WORKER_HOST"),
          "simulator", Set.of("RABBITMQ_URL", "SIMULATOR_HOST"),
          "migrate", Set.of("DATABASE_URL"),
          "frontend", Set.of("DASHBOARD_PORT", "DASHBOARD_API_UPSTREAM"),
          "services", Set.of());

  private SettingCheck() {}

  private static Set<String> documented() {
    try {
      return Pattern.compile("`([A-Z][A-Z0-9_]+)(?:=[^`]*)?`")
          .matcher(Files.readString(Path.of("../../docs/settings.md")))
          .results()
          .map(name -> name.group(1))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether a service or the dashboard's server has a setting of this name. */
  static boolean isKnown(String name) {
    return DOCUMENTED.contains(name) || name.startsWith("DASHBOARD_");
  }

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    rendered
        .ownPods()
        .forEach(pods ->
            pods.containers()
                .forEach(container -> {
                  List<String> names = names(rendered, container);
                  names.stream()
                      .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                      .distinct()
                      .forEach(name -> problems.add(pods.owner().problem(name + " is set twice")));
                  names.stream()
                      .filter(name -> !isKnown(name))
                      .forEach(name -> problems.add(pods.owner().problem("nobody knows " + name)));
                  Set<String> missing =
                      new TreeSet<>(
                          NEEDED.getOrDefault(container.path("name").asText(), Set.of("?")));
                  missing.removeAll(new HashSet<>(names));
                  if (!missing.isEmpty()) {
                    problems.add(pods.owner().problem("lacks " + missing));
                  }
                }));
    return problems;
  }

  private static List<String> names(Rendered rendered, JsonNode container) {
    List<String> names = new ArrayList<>();
    Manifest.items(container.path("env"))
        .forEach(variable -> names.add(variable.path("name").asText()));
    Manifest.items(container.path("envFrom"))
        .flatMap(
            source -> rendered.find("ConfigMap", source.at("/configMapRef/name").asText()).stream())
        .forEach(config -> config.at("/data").fieldNames().forEachRemaining(names::add));
    return names;
  }
}
