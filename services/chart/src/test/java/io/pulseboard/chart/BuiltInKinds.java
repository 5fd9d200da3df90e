package io.pulseboard.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Kubernetes' own kinds, whose models refuse fields that they do not know. */
final class BuiltInKinds {

  /**
   * A kind's model.
   *
   * @param validate throws at fields that are unknown or missing
   * @param read throws at values of another type
   */
  private record Model(Step validate, Class<?> read) {}

  private interface Step {
    void of(JsonElement object) throws IOException;
  }

  private static final Map<String, Model> MODELS =
      Map.of(
          "v1 ConfigMap", new Model(V1ConfigMap::validateJsonElement, V1ConfigMap.class),
          "v1 Pod", new Model(V1Pod::validateJsonElement, V1Pod.class),
          "v1 Service", new Model(V1Service::validateJsonElement, V1Service.class),
          "v1 ServiceAccount",
              new Model(V1ServiceAccount::validateJsonElement, V1ServiceAccount.class),
          "apps/v1 Deployment", new Model(V1Deployment::validateJsonElement, V1Deployment.class),
          "autoscaling/v2 HorizontalPodAutoscaler",
              new Model(
                  V2HorizontalPodAutoscaler::validateJsonElement, V2HorizontalPodAutoscaler.class),
          "batch/v1 Job", new Model(V1Job::validateJsonElement, V1Job.class),
          "networking.k8s.io/v1 Ingress",
              new Model(V1Ingress::validateJsonElement, V1Ingress.class),
          "networking.k8s.io/v1 NetworkPolicy",
              new Model(V1NetworkPolicy::validateJsonElement, V1NetworkPolicy.class),
          "policy/v1 PodDisruptionBudget",
              new Model(V1PodDisruptionBudget::validateJsonElement, V1PodDisruptionBudget.class));

  private BuiltInKinds() {}

  static boolean knows(Manifest manifest) {
    return MODELS.containsKey(manifest.type());
  }

  static Optional<String> problem(Manifest manifest) {
    Model model = Objects.requireNonNull(MODELS.get(manifest.type()), manifest.type());
    try {
      JsonElement object = JsonParser.parseString(manifest.body().toString());
      model.validate().of(object);
      return JSON.getGson().fromJson(object, model.read()) == null
          ? Optional.of(manifest.problem("is empty"))
          : Optional.empty();
    } catch (IOException | RuntimeException refused) {
      // The rest of the message is the whole object.
      return Optional.of(
          manifest.problem(String.valueOf(refused.getMessage()).split(" JSON:", 2)[0]));
    }
  }
}
