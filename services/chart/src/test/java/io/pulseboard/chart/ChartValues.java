package io.pulseboard.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The values of a chart with their comments: {@code # --} says what a value is for, {@code #
 * @schema} what JSON Schema cannot tell from its default, or from its name: ports and replicas have
 * bounds that all of them share. Schema and table derive from them.
 */
final class ChartValues {

  /** One value that may be set. */
  private record Value(String path, String type, String given, String meaning) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEANING = "-- ";
  private static final String SCHEMA = "@schema ";
  private static final int MOST_PORT = 65_535;

  private final List<Value> values = new ArrayList<>();
  private final ObjectNode schema;

  private ChartValues(MappingNode root) {
    schema = object(root, "");
  }

  static ChartValues read(Path file) throws IOException {
    LoaderOptions withComments = new LoaderOptions();
    withComments.setProcessComments(true);
    try (Reader reader = Files.newBufferedReader(file)) {
      return new ChartValues((MappingNode) new Yaml(withComments).compose(reader));
    }
  }

  /** The schema, which refuses keys that are not there. */
  String schema() throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", "Values of the Pulseboard chart");
    root.setAll(schema);
    // Helm gives it to each chart that is part of another.
    ((ObjectNode) root.get("properties")).putObject("global").put("type", "object");
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /** The values as a table of Markdown. */
  String table() {
    return values.stream()
        .map(value ->
            "| `%s` | %s | `%s` | %s |%n"
                .formatted(value.path(), value.type(), value.given(), value.meaning()))
        .collect(
            Collectors.joining(
                "", "| value | type | default | meaning |\n| --- | --- | --- | --- |\n", ""));
  }

  private ObjectNode object(MappingNode node, String path) {
    ObjectNode object = JSON.createObjectNode();
    object.put("type", "object");
    object.put("additionalProperties", false);
    ObjectNode properties = object.putObject("properties");
    for (NodeTuple entry : node.getValue()) {
      ScalarNode key = (ScalarNode) entry.getKeyNode();
      String name = path + key.getValue();
      Optional<String> meaning = comment(key, MEANING);
      if (meaning.isPresent()) {
        properties.set(key.getValue(), value(key, entry.getValueNode(), name, meaning.get()));
      } else if (entry.getValueNode() instanceof MappingNode inner) {
        properties.set(key.getValue(), object(inner, name + "."));
      } else {
        throw new IllegalStateException(name + " has no comment that begins with '# --'");
      }
    }
    return object;
  }

  private ObjectNode value(ScalarNode key, Node node, String name, String meaning) {
    ObjectNode value = JSON.createObjectNode();
    value.put("description", meaning);
    String type = type(node);
    value.put("type", type);
    if (key.getValue().equals("resources")) {
      ObjectNode parts = value.put("additionalProperties", false).putObject("properties");
      for (String part : List.of("requests", "limits")) {
        parts
            .putObject(part)
            .put("type", "object")
            .putObject("additionalProperties")
            .putArray("type")
            .add("string")
            .add("number");
      }
    } else if (node instanceof MappingNode) {
      value.putObject("additionalProperties").put("type", "string");
    } else if (node instanceof SequenceNode) {
      value.putObject("items").put("type", "string");
    }
    switch (key.getValue()) {
      case "port" -> value.put("minimum", 1).put("maximum", MOST_PORT);
      case "replicas", "minReplicas", "maxReplicas" -> value.put("minimum", 1);
      default -> {
        // Its own comment says what may be given.
      }
    }
    comment(key, SCHEMA).ifPresent(more -> value.setAll((ObjectNode) json(more)));
    values.add(new Value(name, type, given(node), meaning));
    return value;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("no JSON: " + text, unreadable);
    }
  }

  private static Optional<String> comment(ScalarNode key, String start) {
    return Optional.ofNullable(key.getBlockComments()).stream()
        .flatMap(List::stream)
        .map(CommentLine::getValue)
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  private static String type(Node node) {
    if (node instanceof MappingNode) {
      return "object";
    }
    if (node instanceof SequenceNode) {
      return "array";
    }
    if (node.getTag().equals(Tag.BOOL)) {
      return "boolean";
    }
    if (node.getTag().equals(Tag.FLOAT)) {
      return "number";
    }
    return node.getTag().equals(Tag.INT) ? "integer" : "string";
  }

  /** A default as it is written on one line. */
  private static String given(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .map(entry -> given(entry.getKeyNode()) + ": " + given(entry.getValueNode()))
              .collect(Collectors.joining(", ", "{", "}"));
      case SequenceNode list ->
          list.getValue().stream()
              .map(ChartValues::given)
              .collect(Collectors.joining(", ", "[", "]"));
      case ScalarNode scalar -> scalar.getValue().isEmpty() ? "\"\"" : scalar.getValue();
      default -> throw new IllegalStateException("a value of an unknown kind: " + node);
    };
  }
}
