package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operators' kinds, held against their custom resource definitions; a field that these do not
 * name is refused. Rules written in CEL are not evaluated.
 */
final class CustomResources {

  /** Where the definitions are; they are the operators' and not part of this project. */
  private static final Path FOLDER =
      Path.of(System.getProperty("pulseboard.crds", "../../../shared/crds"));

  private final Map<String, JsonSchema> schemas = new HashMap<>();

  CustomResources() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        add(Chart.YAML.readTree(file.toFile()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static boolean areThere() {
    return Files.isDirectory(FOLDER);
  }

  private void add(JsonNode definition) {
    String group = definition.at("/spec/group").asText();
    String kind = definition.at("/spec/names/kind").asText();
    for (JsonNode version : definition.at("/spec/versions")) {
      ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
      close(schema);
      // Kubernetes itself sees to these, whatever a definition says of them.
      ObjectNode properties = (ObjectNode) schema.get("properties");
      for (String own : List.of("apiVersion", "kind", "metadata")) {
        properties.set(own, JsonNodeFactory.instance.objectNode());
      }
      schemas.put(
          group + "/" + version.path("name").asText() + " " + kind,
          JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema));
    }
  }

  /**
   * Turns what a structural schema means by its extensions into JSON Schema, and prunes nothing.
   */
  private static void close(JsonNode node) {
    node.forEach(CustomResources::close);
    if (!(node instanceof ObjectNode schema)) {
      return;
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      schema.remove(List.of("type", "anyOf", "pattern"));
      schema.putArray("type").add("integer").add("string");
    }
    if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
      schema.putArray("type").add(schema.path("type").asText()).add("null");
    }
    boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean();
    boolean open =
        schema.has("additionalProperties")
            || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (schema.path("type").asText().equals("object")
        && schema.path("properties").isObject()
        && !open
        && !embedded) {
      schema.put("additionalProperties", false);
    }
  }

  List<String> problems(Manifest manifest) {
    JsonSchema schema = schemas.get(manifest.type());
    if (schema == null) {
      return List.of(manifest.problem("there is no definition of " + manifest.type()));
    }
    return schema.validate(manifest.body()).stream()
        .map(message -> manifest.problem(message.getMessage()))
        .toList();
  }

  /** What a route of the Gateway API may say here; its definition is not among the others. */
  static List<String> routeProblems(Manifest route) {
    Map<String, Set<String>> known =
        Map.of(
            "/spec", Set.of("parentRefs", "hostnames", "rules"),
            "/spec/parentRefs/*", Set.of("name", "namespace", "sectionName", "port"),
            "/spec/rules/*", Set.of("matches", "timeouts", "backendRefs"),
            "/spec/rules/*/matches/*", Set.of("path"),
            "/spec/rules/*/matches/*/path", Set.of("type", "value"),
            "/spec/rules/*/timeouts", Set.of("request"),
            "/spec/rules/*/backendRefs/*", Set.of("name", "port"));
    return fields(route.at("/spec"), "/spec")
        .filter(field -> {
          int end = field.lastIndexOf('/');
          return !Objects.requireNonNullElse(known.get(field.substring(0, end)), Set.of())
              .contains(field.substring(end + 1));
        })
        .map(field -> route.problem("unknown field " + field))
        .toList();
  }

  private static Stream<String> fields(JsonNode node, String path) {
    if (node.isArray()) {
      return Manifest.items(node).flatMap(item -> fields(item, path + "/*"));
    }
    return node.properties().stream()
        .flatMap(field -> {
          String name = path + "/" + field.getKey();
          return Stream.concat(Stream.of(name), fields(field.getValue(), name));
        });
  }
}
