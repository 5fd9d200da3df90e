package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** See {@link Check#PRIVILEGE}. */
final class PrivilegeCheck {

  private static final Set<String> HOST = Set.of("hostNetwork", "hostPID", "hostIPC");
  private static final Set<String> VOLUMES =
      Set.of(
          "configMap", "emptyDir", "secret", "projected", "downwardAPI", "persistentVolumeClaim");

  private PrivilegeCheck() {}

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    rendered
        .ownPods()
        .forEach(pods -> {
          pod(pods.owner(), pods.spec(), problems);
          if (pods.spec().path("automountServiceAccountToken").asBoolean(true)) {
            problems.add(pods.owner().problem("is given a token of the cluster"));
          }
          pods.containers()
              .filter(
                  container -> !container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
              .forEach(_ -> problems.add(pods.owner().problem("may write to its image")));
        });
    rendered
        .of("RabbitmqCluster")
        .forEach(broker ->
            pod(broker, broker.at("/spec/override/statefulSet/spec/template/spec"), problems));
    rendered
        .of("RedisReplication")
        .forEach(redis -> {
          podContext(redis, redis.at("/spec/podSecurityContext"), problems);
          container(redis, redis.at("/spec/securityContext"), problems);
        });
    rendered
        .manifests()
        .forEach(manifest ->
            images(manifest.body())
                .filter(image -> !image.matches("\\S+:[^:/]+") || image.endsWith(":latest"))
                .forEach(image ->
                    problems.add(manifest.problem("has an image of no version: " + image))));
    return problems;
  }

  private static void pod(Manifest owner, JsonNode spec, List<String> problems) {
    podContext(owner, spec.path("securityContext"), problems);
    HOST.stream()
        .filter(spec::has)
        .forEach(part -> problems.add(owner.problem("shares " + part + " with its node")));
    Stream.of("initContainers", "containers")
        .flatMap(containers -> Manifest.items(spec.path(containers)))
        .forEach(container -> container(owner, container.path("securityContext"), problems));
    Manifest.items(spec.path("volumes"))
        .flatMap(volume -> volume.properties().stream())
        .map(Map.Entry::getKey)
        .filter(key -> !key.equals("name") && !VOLUMES.contains(key))
        .forEach(key -> problems.add(owner.problem("mounts a " + key)));
  }

  private static void podContext(Manifest owner, JsonNode context, List<String> problems) {
    if (!context.path("runAsNonRoot").asBoolean()
        || !context.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
      problems.add(owner.problem("may run as root, or without seccomp"));
    }
  }

  private static void container(Manifest owner, JsonNode context, List<String> problems) {
    if (context.path("allowPrivilegeEscalation").asBoolean(true)
        || context.path("privileged").asBoolean()
        || context.at("/capabilities").has("add")
        || !context.at("/capabilities/drop/0").asText().equals("ALL")
        || context.path("runAsUser").asInt(1) == 0) {
      problems.add(owner.problem("has privileges: " + context));
    }
  }

  private static Stream<String> images(JsonNode node) {
    return Stream.concat(
        node.properties().stream()
            .filter(field -> Set.of("image", "imageName", "reference").contains(field.getKey()))
            .map(Map.Entry::getValue)
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText),
        Manifest.items(node).flatMap(PrivilegeCheck::images));
  }
}
