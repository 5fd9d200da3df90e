package io.pulseboard.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** See {@link Check#FIELDS}. Custom resources are passed over where their definitions are not. */
final class FieldCheck {

  private static final Optional<CustomResources> DEFINITIONS =
      CustomResources.areThere() ? Optional.of(new CustomResources()) : Optional.empty();

  private FieldCheck() {}

  static List<String> problems(Rendered rendered) {
    return rendered.manifests().stream().flatMap(FieldCheck::problems).toList();
  }

  private static Stream<String> problems(Manifest manifest) {
    if (BuiltInKinds.knows(manifest)) {
      return BuiltInKinds.problem(manifest).stream();
    }
    if (manifest.type().equals("gateway.networking.k8s.io/v1 HTTPRoute")) {
      return CustomResources.routeProblems(manifest).stream();
    }
    return DEFINITIONS.stream().flatMap(definitions -> definitions.problems(manifest).stream());
  }
}
