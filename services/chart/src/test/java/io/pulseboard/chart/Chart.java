package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A folder that holds the chart, as it is or with something changed, and what Helm makes of it. */
record Chart(Path folder) {

  static final ObjectMapper YAML = new YAMLMapper();
  static final String RELEASE = "live";
  static final String NAMESPACE = "data";

  /** Said to Helm instead of the version of a cluster, of which there is none here. */
  private static final String KUBERNETES = "1.34.0";

  private static final Chart OURS = new Chart(Path.of("../../charts/pulseboard"));

  /** helm-java renders no hooks, so these are given to it as something else. */
  private static final String HOOK = "helm.sh/hook:";

  private static final String DISGUISED = "disguised.sh/hook:";

  static Chart ours() {
    return OURS;
  }

  /** A file of YAML or JSON; YAML's merge keys are followed. */
  static JsonNode read(Path file) {
    try {
      return YAML.valueToTree(
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Values with others on top of them, as Helm lays them. */
  static JsonNode merge(JsonNode base, JsonNode over) {
    if (base instanceof ObjectNode object && over.isObject()) {
      over.properties()
          .forEach(field ->
              object.set(field.getKey(), merge(object.path(field.getKey()), field.getValue())));
      return object;
    }
    return over.isMissingNode() ? base : over;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** A copy in which the first place of a text in a file is replaced; it has to be there. */
  Chart with(Path copy, String file, String text, String replacement) {
    return copy(
        copy,
        (name, content) -> {
          if (!name.equals(file)) {
            return content;
          }
          int at = content.indexOf(text);
          if (at < 0) {
            throw new IllegalArgumentException(file + " has no: " + text);
          }
          return content.substring(0, at) + replacement + content.substring(at + text.length());
        });
  }

  /** The manifests as Helm writes them, hooks included. */
  String text(Path values) {
    try {
      Path copy = Files.createTempDirectory("chart");
      try {
        Chart disguised = copy(copy, (_, content) -> content.replace(HOOK, DISGUISED));
        return disguised
            .helm()
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values)
            .call()
            .replace(DISGUISED, HOOK);
      } finally {
        delete(copy);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The manifests as objects. */
  Rendered render(Path values) {
    List<Manifest> manifests = new ArrayList<>();
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text(values))) {
      documents.forEachRemaining(document -> {
        if (document.isObject()) {
          manifests.add(new Manifest(document));
        }
      });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Rendered(manifests);
  }

  /** What Helm's strict lint has against it. */
  LintResult lint() {
    return helm().lint().strict().call();
  }

  /** What the person is told who installs it. */
  String notes(Path values) {
    String told =
        helm()
            .install()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values)
            .clientOnly()
            .dryRun()
            .call()
            .getOutput();
    return told.substring(told.indexOf("NOTES:"));
  }

  private Helm helm() {
    return new Helm(folder);
  }

  /** A copy whose files are as {@code edit} makes them of their names and contents. */
  private Chart copy(Path to, BinaryOperator<String> edit) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String name = folder.relativize(file).toString();
        if (Files.isDirectory(file)) {
          Files.createDirectories(to.resolve(name));
        } else {
          Files.writeString(to.resolve(name), edit.apply(name, Files.readString(file)));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Chart(to);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
