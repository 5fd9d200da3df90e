package io.pulseboard.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The OpenAPI document of the code: what the compiler's plugin reads out of it, put right where
 * that says in 3.1 what it does not mean, and completed by what is true of every operation.
 */
final class OpenApiDocument {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private OpenApiDocument() {}

  /** Its text. */
  static String ofTheCode() throws IOException {
    try (InputStream generated =
        OpenApiDocument.class.getResourceAsStream("/META-INF/swagger/openapi.yml")) {
      ObjectNode document = (ObjectNode) YAML.readTree(Objects.requireNonNull(generated));
      document
          .path("paths")
          .forEach(path ->
              path.properties()
                  .forEach(operation ->
                      complete(operation.getKey(), (ObjectNode) operation.getValue())));
      // Where AUTH_MODE is none.
      ((ArrayNode) document.path("security")).insertObject(0);
      correct(document, false);
      document
          .withObject("/components/responses/Problem")
          .put("description", "What was wrong, as a problem document")
          .putObject("content")
          .putObject("application/problem+json")
          .putObject("schema")
          .put("$ref", "#/components/schemas/Problem");
      return YAML.writeValueAsString(document).replaceAll("Page_(\\w+?)_", "$1Page");
    }
  }

  private static void complete(String method, ObjectNode operation) {
    if (operation.path("description").equals(operation.path("summary"))) {
      operation.remove("description");
    }
    operation.path("parameters").forEach(parameter -> parameter((ObjectNode) parameter));
    ObjectNode bodies = operation.withObject("/requestBody/content");
    if (bodies.isEmpty()) {
      operation.remove("requestBody");
    }
    bodies.forEach(body -> body((ObjectNode) body));
    ObjectNode answers = operation.withObject("/responses");
    answers
        .properties()
        .forEach(answer -> {
          if (answer.getKey().startsWith("2")) {
            ((ObjectNode) answer.getValue()).put("description", "As asked for");
          }
        });
    if (method.equals("get") && answers.at("/200/content").has("application/json")) {
      answers.putObject("304").put("description", "As the entity tag in If-None-Match has it");
    }
    answers.putObject("default").put("$ref", "#/components/responses/Problem");
  }

  /** A parameter is there or not, but never null; and it has the type that it is declared with. */
  private static void parameter(ObjectNode parameter) {
    parameter.remove("explode");
    ObjectNode schema = (ObjectNode) parameter.path("schema");
    Set<String> types = types(schema);
    types.removeAll(Set.of("null", "object"));
    if (types.size() > 1) {
      types.remove("string");
    }
    schema.put("type", types.iterator().next());
  }

  /** The plugin takes the stream that a body is read from for its schema. */
  private static void body(ObjectNode body) {
    ObjectNode schema = (ObjectNode) body.path("schema");
    if (!"binary".equals(schema.path("format").asText())) {
      return;
    }
    schema.remove("format");
    if (schema.has("items")) {
      schema.put("type", "array").putObject("items").put("type", "object");
    }
    body.path("examples")
        .forEach(example -> {
          JsonNode value = example.path("value");
          if (!value.isTextual()) {
            ((ObjectNode) example).put("value", value.toString());
          }
        });
  }

  private static void correct(JsonNode node, boolean property) {
    if (node instanceof ObjectNode object) {
      object.remove("exampleSetFlag");
      nullable(object, property);
      if (object.has("properties") && !object.has("type")) {
        object.put("type", "object");
      }
      object.path("properties").forEach(each -> correct(each, true));
    }
    if (node.isArray()) {
      node.forEach(child -> correct(child, false));
    } else {
      node.properties().stream()
          .filter(child -> !child.getKey().equals("properties"))
          .forEach(child -> correct(child.getValue(), false));
    }
  }

  /** What may be null may not also be any object; and a property is left out when it is null. */
  private static void nullable(ObjectNode schema, boolean property) {
    Set<String> types = types(schema);
    if (!types.contains("null")) {
      return;
    }
    if (schema.path("allOf") instanceof ArrayNode reference) {
      schema.remove(List.of("type", "allOf"));
      if (property) {
        schema.setAll((ObjectNode) reference.get(0));
      } else {
        schema.set("anyOf", reference);
        reference.addObject().put("type", "null");
      }
      return;
    }
    if (schema.has("additionalProperties")) {
      types.add("object");
    } else if (types.size() > 2) {
      types.remove("object");
    }
    if (property) {
      types.remove("null");
    }
    if (types.size() == 1) {
      schema.put("type", types.iterator().next());
    } else {
      ArrayNode all = schema.putArray("type");
      List<String> ordered = new ArrayList<>(types);
      ordered.sort((one, other) -> Boolean.compare(one.equals("null"), other.equals("null")));
      ordered.forEach(all::add);
    }
  }

  private static Set<String> types(ObjectNode schema) {
    JsonNode type = schema.path("type");
    return type.isTextual()
        ? new TreeSet<>(Set.of(type.asText()))
        : StreamSupport.stream(type.spliterator(), false)
            .map(JsonNode::asText)
            .collect(TreeSet::new, Set::add, Set::addAll);
  }
}
