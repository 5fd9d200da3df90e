package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object that is to be in the cluster. */
record Manifest(JsonNode body) {

  String kind() {
    return body.path("kind").asText();
  }

  /** Group, version and kind, such as {@code apps/v1 Deployment}. */
  String type() {
    return body.path("apiVersion").asText() + " " + kind();
  }

  String name() {
    return body.at("/metadata/name").asText();
  }

  JsonNode at(String pointer) {
    return body.at(pointer);
  }

  /** Where a problem is, for people. */
  String problem(String what) {
    return kind() + " " + name() + ": " + what;
  }

  static Map<String, String> labels(JsonNode object) {
    Map<String, String> labels = new LinkedHashMap<>();
    object.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
