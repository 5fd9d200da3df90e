package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a chart makes with some values. */
record Rendered(List<Manifest> manifests) {

  /**
   * Pods that will be there, whoever makes them.
   *
   * @param owner the manifest they come from
   * @param spec what they run; missing for an operator's pods
   * @param ports what they listen on
   */
  record Pods(Manifest owner, Map<String, String> labels, JsonNode spec, Set<Integer> ports) {

    Stream<JsonNode> containers() {
      return Stream.concat(
          Manifest.items(spec.path("initContainers")), Manifest.items(spec.path("containers")));
    }

    boolean match(Map<String, String> selector) {
      return labels.entrySet().containsAll(selector.entrySet());
    }
  }

  Stream<Manifest> of(String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  Optional<Manifest> find(String kind, String name) {
    return of(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
  }

  /** Pods that the chart describes itself. */
  Stream<Pods> ownPods() {
    return manifests.stream()
        .flatMap(manifest ->
            switch (manifest.kind()) {
              case "Deployment", "Job" ->
                  Stream.of(
                      own(
                          manifest,
                          manifest.at("/spec/template/metadata"),
                          manifest.at("/spec/template/spec")));
              case "Pod" ->
                  Stream.of(own(manifest, manifest.at("/metadata"), manifest.at("/spec")));
              default -> Stream.empty();
            });
  }

  private static Pods own(Manifest owner, JsonNode metadata, JsonNode spec) {
    Set<Integer> ports =
        Manifest.items(spec.path("containers"))
            .flatMap(container -> Manifest.items(container.path("ports")))
            .map(port -> port.path("containerPort").asInt())
            .collect(Collectors.toSet());
    return new Pods(owner, Manifest.labels(metadata.path("labels")), spec, ports);
  }

  /** Those, and the pods that operators make for what the chart asks of them. */
  Stream<Pods> allPods() {
    return Stream.concat(
        ownPods(), manifests.stream().flatMap(manifest -> Operators.pods(manifest).stream()));
  }
}
