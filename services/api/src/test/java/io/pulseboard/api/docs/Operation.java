package io.pulseboard.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One operation of an OpenAPI document, and what it may be answered with. */
record Operation(String method, String path, JsonNode description, ObjectNode document) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  /** A parameter of it: where it is, what it may be, and an example if it has one. */
  record Parameter(String name, boolean inPath, JsonNode schema, String example) {

    List<String> allowed() {
      return StreamSupport.stream(schema.path("enum").spliterator(), false)
          .map(JsonNode::asText)
          .toList();
    }
  }

  /** All operations of a document; no answer may hold more than its schema names. */
  static List<Operation> of(String yaml) throws IOException {
    ObjectNode document = (ObjectNode) new YAMLMapper().readTree(yaml);
    document
        .at("/components/schemas")
        .forEach(schema -> {
          if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
          }
        });
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            method.getValue(),
                            document))));
    return operations;
  }

  String id() {
    return description.path("operationId").asText();
  }

  List<Parameter> parameters() {
    return StreamSupport.stream(description.path("parameters").spliterator(), false)
        .map(parameter ->
            new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText().equals("path"),
                parameter.path("schema"),
                parameter.path("example").asText()))
        .toList();
  }

  /** Its bodies' media types and examples. */
  Map<String, String> bodies() {
    return description.at("/requestBody/content").properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                body -> {
                  JsonNode examples = body.getValue().path("examples");
                  return examples.isEmpty()
                      ? ""
                      : examples.iterator().next().path("value").asText();
                }));
  }

  boolean takesBody() {
    return description.has("requestBody");
  }

  /** What is wrong with an answer, by this description; empty when nothing is. */
  String mistakes(int status, String mediaType, byte[] body) {
    JsonNode answer = description.path("responses").path(String.valueOf(status));
    if (answer.isMissingNode()) {
      if (status < 400) {
        return "status " + status + " is not described";
      }
      answer = document.at("/components/responses/Problem");
    }
    JsonNode content = answer.path("content");
    if (content.isMissingNode() || content.has("*/*")) {
      return "";
    }
    JsonNode schema = content.path(mediaType).path("schema");
    if (schema.isMissingNode()) {
      return "a body of type '" + mediaType + "' is not described";
    }
    Set<ValidationMessage> broken =
        SCHEMAS
            .computeIfAbsent(schema.toString(), _ -> compiled(schema))
            .validate(parsed(mediaType, new String(body, StandardCharsets.UTF_8)));
    return broken.stream().findFirst().map(ValidationMessage::toString).orElse("");
  }

  private static JsonNode parsed(String mediaType, String body) {
    try {
      return mediaType.endsWith("json")
          ? JSON.readTree(body)
          : JSON.getNodeFactory().textNode(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(body, notJson);
    }
  }

  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
