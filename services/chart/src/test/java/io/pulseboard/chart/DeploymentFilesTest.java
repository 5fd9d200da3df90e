package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseboard.contracts.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds Dockerfiles, Compose, Skaffold and the values for kind against the code and the chart. */
class DeploymentFilesTest {

  private static final Path ROOT = Path.of("../..");
  private static final Set<String> PROGRAMS = Set.of("simulator", "worker", "api", "admin");
  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) (.*(?:\\\\\\n.*)*)$");

  private final JsonNode compose = yaml("docker-compose.yml");
  private final JsonNode skaffold = yaml("skaffold.yaml");

  @ParameterizedTest
  @ValueSource(strings = {"jvm", "native", "frontend"})
  void dockerfilesCopyWhatIsThereAndRunAsNobody(String flavour) throws IOException {
    List<MatchResult> instructions = instructions("docker/" + flavour + ".Dockerfile");

    assertThat(instructions)
        .filteredOn(line -> line.group(1).equals("COPY") && !line.group(2).contains("--from="))
        .flatMap(line -> sources(line.group(2)))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
    assertThat(lastStage(instructions))
        .filteredOn(line -> line.group(1).equals("USER"))
        .extracting(line -> line.group(2))
        .containsExactly("65532:65532");
    assertThat(lastStage(instructions)).noneMatch(line -> line.group(1).equals("RUN"));
  }

  @Test
  void composeBuildsEveryProgram() {
    Map<String, JsonNode> built = new TreeMap<>();
    compose
        .path("services")
        .forEach(service -> {
          String program = service.at("/build/args/SERVICE").asText();
          if (!program.isEmpty()) {
            built.put(program, service);
          }
        });

    assertThat(built.keySet()).isEqualTo(new TreeSet<>(PROGRAMS));
    built.forEach((program, service) -> {
      assertThat(ROOT.resolve("services").resolve(program)).isDirectory();
      assertThat(service.path("image").asText()).startsWith("pulseboard/" + program + ":");
      for (String flavour : List.of("jvm", "native")) {
        String file = service.at("/build/dockerfile").asText();
        assertThat(ROOT.resolve(file.replace("${PULSEBOARD_FLAVOUR:-jvm}", flavour)))
            .isRegularFile();
      }
    });
  }

  @Test
  void dashboardSendsTheHeadersThatTheApiSendsWithItsPages() throws IOException {
    String code =
        Files.readString(
            ROOT.resolve(
                "services/api/src/main/java/io/pulseboard/api/access/SecurityHeaders.java"));
    String sent =
        Files.readString(ROOT.resolve("docker/dashboard/Caddyfile"))
            .replace(" {api_origin}", "")
            .replace("\"", "");
    String policy =
        Pattern.compile("\"(.*)\"")
            .matcher(code.substring(code.indexOf("PAGE ="), code.indexOf("DATA =")))
            .results()
            .map(part -> part.group(1))
            .collect(Collectors.joining());

    assertThat(policy).contains("script-src");
    assertThat(sent).contains("Content-Security-Policy " + policy);
    assertThat(Pattern.compile("header\\(\"([\\w-]+)\", \"(.+)\"\\);").matcher(code).results())
        .hasSize(5)
        .allSatisfy(header -> assertThat(sent).contains(header.group(1) + " " + header.group(2)));
  }

  @Test
  void composeGivesSettingsThatExist() {
    for (JsonNode service : compose.path("services")) {
      if (service.has("build")) {
        service
            .path("environment")
            .fieldNames()
            .forEachRemaining(name ->
                assertThat(SettingCheck.isKnown(name))
                    .as("%s of %s", name, service.path("image"))
                    .isTrue());
      }
    }
  }

  /** What waits for a service to be healthy waits for ever when nobody tells that it is. */
  @Test
  void composeWaitsForWhatCanBeWaitedFor() throws IOException {
    String image = Files.readString(ROOT.resolve("docker/jvm.Dockerfile"));
    assertThat(image).contains("HEALTHCHECK");
    for (JsonNode service : compose.path("services")) {
      service
          .path("depends_on")
          .properties()
          .forEach(wait -> {
            JsonNode awaited = compose.path("services").path(wait.getKey());
            String condition = wait.getValue().path("condition").asText();
            boolean program = PROGRAMS.contains(awaited.at("/build/args/SERVICE").asText());
            assertThat(awaited.isObject()).as("%s is a service", wait.getKey()).isTrue();
            if (condition.equals("service_healthy")) {
              assertThat(awaited.has("healthcheck") || program).as("%s", wait).isTrue();
              assertThat(awaited.at("/healthcheck/disable").asBoolean()).as("%s", wait).isFalse();
            } else {
              assertThat(condition).isEqualTo("service_completed_successfully");
              assertThat(awaited.path("restart").asText()).isEqualTo("no");
            }
          });
    }
  }

  @Test
  void composeMountsWhatIsThere() {
    for (JsonNode service : compose.path("services")) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":", -1)[0];
        if (source.equals("/var/run/docker.sock")) {
          continue;
        }
        assertThat(
                source.startsWith(".")
                    ? Files.exists(ROOT.resolve(source))
                    : compose.path("volumes").has(source))
            .as("%s", volume)
            .isTrue();
      }
    }
  }

  @Test
  void composesBrokerKeepsTheRecordsOfEveryStream() {
    JsonNode definitions = yaml("docker/compose/rabbitmq-definitions.json");
    List<JsonNode> policies = new ArrayList<>();
    definitions
        .path("policies")
        .forEach(policy ->
            policies.add(policy.<ObjectNode>deepCopy().set("applyTo", policy.path("apply-to"))));

    assertThat(
            Arrays.stream(Stream.values())
                .flatMap(stream -> QueueCheck.problems(stream, policies).stream()))
        .isEmpty();
  }

  @Test
  void skaffoldBuildsWhatTheChartIsGiven() {
    JsonNode values = yaml("charts/pulseboard/values.yaml");
    JsonNode release = skaffold.at("/deploy/helm/releases/0");
    Set<String> given = new TreeSet<>();
    for (JsonNode artifact : skaffold.at("/build/artifacts")) {
      given.add(
          "{{.IMAGE_FULLY_QUALIFIED_" + artifact.path("image").asText().replace('/', '_') + "}}");
      assertThat(ROOT.resolve(artifact.at("/docker/dockerfile").asText())).isRegularFile();
    }

    Set<String> taken = new TreeSet<>();
    release
        .path("setValueTemplates")
        .properties()
        .forEach(value -> {
          assertThat(values.at(pointer(value.getKey())).isMissingNode())
              .as(value.getKey())
              .isFalse();
          if (value.getKey().endsWith(".image")) {
            taken.add(value.getValue().asText());
          }
        });
    assertThat(taken).isEqualTo(given);
    release.path("valuesFiles").forEach(file -> assertThat(ROOT.resolve(file.asText())).exists());
  }

  @Test
  void skaffoldsProfilesPatchWhatIsThere() throws IOException {
    JsonNode values = yaml("charts/pulseboard/values.yaml");
    List<String> names = new ArrayList<>();
    for (JsonNode profile : skaffold.path("profiles")) {
      names.add(profile.path("name").asText());
      for (JsonNode patch : profile.path("patches")) {
        String path = patch.path("path").asText();
        boolean there = !skaffold.at(path).isMissingNode();
        assertThat(there).as(path).isEqualTo(patch.path("op").asText().equals("replace"));
        assertThat(skaffold.at(path.substring(0, path.lastIndexOf('/'))).isObject())
            .as(path)
            .isTrue();
        if (path.endsWith("/dockerfile")) {
          assertThat(ROOT.resolve(patch.path("value").asText())).isRegularFile();
        } else if (path.endsWith("/target")) {
          String artifact = path.substring(0, path.indexOf("/docker/"));
          String file = skaffold.at(artifact + "/docker/dockerfile").asText();
          assertThat(Files.readString(ROOT.resolve(file)))
              .contains(" AS " + patch.path("value").asText() + "\n");
        } else if (path.endsWith("/setValues")) {
          patch
              .path("value")
              .fieldNames()
              .forEachRemaining(
                  name -> assertThat(values.at(pointer(name)).isMissingNode()).as(name).isFalse());
        }
      }
    }
    assertThat(names).containsExactly("jvm", "native");
  }

  @Test
  void valuesForKindStandEveryCheck(@TempDir Path folder) throws IOException {
    JsonNode merged =
        Chart.merge(
            Chart.YAML.readTree(Values.MINIMAL.file().toFile()), yaml("k8s/kind/values.yaml"));
    Path file = folder.resolve("values.yaml");
    Files.writeString(file, Chart.YAML.writeValueAsString(merged));

    Rendered rendered = Chart.ours().render(file);

    for (Check check : Check.values()) {
      assertThat(check.problems(rendered, Values.MINIMAL)).as("%s", check).isEmpty();
    }
  }

  private static String pointer(String dotted) {
    return "/" + dotted.replace('.', '/');
  }

  private static JsonNode yaml(String file) {
    return Chart.read(ROOT.resolve(file));
  }

  private static List<MatchResult> instructions(String file) throws IOException {
    return INSTRUCTION.matcher(Files.readString(ROOT.resolve(file))).results().toList();
  }

  private static List<MatchResult> lastStage(List<MatchResult> instructions) {
    int last = 0;
    for (int i = 0; i < instructions.size(); i++) {
      last = instructions.get(i).group(1).equals("FROM") ? i : last;
    }
    return instructions.subList(last, instructions.size());
  }

  /** What a COPY from the context names, without its flags and its target. */
  private static List<String> sources(String arguments) {
    List<String> words =
        Arrays.stream(arguments.split("\\s+")).filter(word -> !word.startsWith("--")).toList();
    return words.subList(0, words.size() - 1);
  }
}
