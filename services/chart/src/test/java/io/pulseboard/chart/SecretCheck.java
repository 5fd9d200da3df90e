package io.pulseboard.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** See {@link Check#SECRETS}. */
final class SecretCheck {

  private SecretCheck() {}

  static List<String> problems(Rendered rendered, Values values) {
    Map<String, Set<String>> secrets = values.secrets(rendered);
    List<String> problems = new ArrayList<>();
    rendered
        .ownPods()
        .forEach(pods -> {
          Manifest owner = pods.owner();
          pods.containers()
              .flatMap(container -> Manifest.items(container.path("env")))
              .map(variable -> variable.at("/valueFrom/secretKeyRef"))
              .filter(JsonNode::isObject)
              .forEach(secret -> {
                wants(secrets, owner, secret, problems);
                if (runsBeforeOperators(owner) && !values.secrets().containsKey(name(secret))) {
                  problems.add(owner.problem("runs before there is a secret " + name(secret)));
                }
              });
          pods.containers()
              .flatMap(container -> Manifest.items(container.path("envFrom")))
              .map(source -> source.at("/configMapRef/name").asText())
              .filter(name -> rendered.find("ConfigMap", name).isEmpty())
              .forEach(name -> problems.add(owner.problem("there is no ConfigMap " + name)));
          Manifest.items(pods.spec().path("volumes"))
              .map(volume -> volume.at("/configMap/name"))
              .filter(
                  name -> name.isTextual() && rendered.find("ConfigMap", name.asText()).isEmpty())
              .forEach(name -> problems.add(owner.problem("there is no ConfigMap " + name)));
        });
    rendered
        .of("TriggerAuthentication")
        .forEach(manifest ->
            Manifest.items(manifest.at("/spec/secretTargetRef"))
                .forEach(secret -> wants(secrets, manifest, secret, problems)));
    rendered
        .of("RedisReplication")
        .map(manifest -> manifest.at("/spec/kubernetesConfig/redisSecret"))
        .filter(JsonNode::isObject)
        .forEach(secret -> {
          if (!values.secrets().getOrDefault(name(secret), Set.of()).contains(key(secret))) {
            problems.add("nobody brings the secret of Redis, " + name(secret) + "/" + key(secret));
          }
        });
    return problems;
  }

  private static boolean runsBeforeOperators(Manifest owner) {
    return owner.at("/metadata/annotations/helm.sh~1hook").asText().startsWith("pre-");
  }

  private static void wants(
      Map<String, Set<String>> secrets, Manifest who, JsonNode secret, List<String> problems) {
    if (!secrets.getOrDefault(name(secret), Set.of()).contains(key(secret))) {
      problems.add(who.problem("nobody makes the secret " + name(secret) + "/" + key(secret)));
    }
  }

  private static String name(JsonNode secret) {
    return secret.path("name").asText();
  }

  private static String key(JsonNode secret) {
    return secret.path("key").asText();
  }
}
