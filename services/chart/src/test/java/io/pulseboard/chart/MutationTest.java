package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every check can fail: each mistake in a template is seen by the check that is meant to see it.
 */
class MutationTest {

  @ParameterizedTest(name = "{0} in {1}: {2} -> {3}")
  @MethodSource("mistakes")
  void isCaught(
      Check check, String template, String right, String wrong, Values values, @TempDir Path copy) {
    Chart mistaken = Chart.ours().with(copy, "templates/" + template, right, wrong);

    assertThat(check.problems(mistaken.render(values.file()), values)).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @MethodSource("mistakesForOperators")
  void isCaughtByTheDefinitions(String template, String right, String wrong, @TempDir Path copy) {
    assumeTrue(
        CustomResources.areThere(),
        "skipped: the operators' custom resource definitions are not there");
    Chart mistaken = Chart.ours().with(copy, "templates/" + template, right, wrong);

    assertThat(Check.FIELDS.problems(mistaken.render(Values.FULL.file()), Values.FULL))
        .isNotEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        // misspelt fields and values of another type
        in(Check.FIELDS, "_pod.tpl", "livenessProbe:", "livenessProb:"),
        in(Check.FIELDS, "_pod.tpl", "periodSeconds: 2", "periodSeconds: often"),
        in(Check.FIELDS, "_pod.tpl", "terminationGracePeriodSeconds", "terminationGraceSeconds"),
        in(Check.FIELDS, "api/service.yaml", "targetPort", "target-port"),
        in(Check.FIELDS, "api/autoscaler.yaml", "averageUtilization", "averageUtilisation"),
        in(Check.FIELDS, "_budget.tpl", "maxUnavailable", "maxUnavailble"),
        in(Check.FIELDS, "network/_policy.tpl", "podSelector:", "podselector:"),
        in(Check.FIELDS, "routing/ingress.yaml", "pathType: Prefix", "pathtype: Prefix"),
        in(Check.FIELDS, "routing/httproute.yaml", "backendRefs", "backendRef"),
        in(Check.FIELDS, "routing/httproute.yaml", "timeouts: {request", "timeouts: {requests"),
        in(Check.FIELDS, "serviceaccounts.yaml", "automountServiceAccountToken", "automountToken"),
        // secrets and their keys
        in(Check.SECRETS, "_servers.tpl", "\"key\" \"uri\"", "\"key\" \"url\""),
        in(Check.SECRETS, "_servers.tpl", "\"%s-app\"", "\"%s-application\""),
        in(Check.SECRETS, "_servers.tpl", "-default-user", "-user"),
        in(Check.SECRETS, "_servers.tpl", "usernameKey: username", "usernameKey: user"),
        in(
            Check.SECRETS,
            "worker/autoscaler.yaml",
            "key: {{ $user.passwordKey",
            "key: pass{{ $user.passwordKey"),
        in(
            Check.SECRETS,
            "_servers.tpl",
            ".existingSecret \"key\" .secretKey",
            ".existingSecret \"key\" .mode"),
        in(
            Check.SECRETS,
            "backing/redis-replication.yaml",
            "key: {{ .passwordKey }}",
            "key: REDIS_PASSWORD"),
        in(
            Check.SECRETS,
            "worker/config.yaml",
            "\"component\" \"worker\"",
            "\"component\" \"workers\""),
        in(
            Check.SECRETS,
            "migration/job.yaml",
            "eq .Values.database.mode \"external\"",
            "eq .Values.database.mode \"operator\""),
        // selectors
        in(
            Check.SELECTORS,
            "api/service.yaml",
            "selector:\n"
                + "    {{- include \"pulseboard.selector\" (dict \"root\" $ \"component\" \"api\")",
            "selector:\n"
                + "    {{- include \"pulseboard.selector\" (dict \"root\" $ \"component\""
                + " \"web\")"),
        in(
            Check.SELECTORS,
            "api/deployment.yaml",
            "\"pulseboard.selector\" (dict \"root\" $ \"component\" \"api\")",
            "\"pulseboard.selector\" (dict \"root\" $ \"component\" \"worker\")"),
        in(
            Check.SELECTORS,
            "_budget.tpl",
            "include \"pulseboard.selector\" . | nindent 6",
            "include \"pulseboard.selector\" (dict \"root\" .root \"component\" \"none\") | nindent"
                + " 6"),
        in(Check.SELECTORS, "_pod.tpl", "{{- $selector | nindent 10 }}", "app: other"),
        in(Check.SELECTORS, "_servers.tpl", "\"cnpg.io/cluster\"", "\"cnpg.io/clusters\""),
        in(
            Check.SELECTORS,
            "backing/redis-replication.yaml",
            "pulseboard.selector",
            "pulseboard.labels"),
        in(
            Check.SELECTORS,
            "monitoring/podmonitor.yaml",
            "[api, worker, simulator]",
            "[api, simulator]"),
        in(Check.SELECTORS, "monitoring/podmonitor.yaml", "port: http", "port: metrics"),
        // ports and addresses
        in(
            Check.PORTS,
            "_pod.tpl",
            "path: {{ .ready }}, port: http",
            "path: {{ .ready }}, port: web"),
        in(Check.PORTS, "worker/deployment.yaml", "/health/readiness", "/health/ready"),
        in(Check.PORTS, "worker/deployment.yaml", "\"port\" 8081", "\"port\" 8082"),
        in(Check.PORTS, "api/service.yaml", "targetPort: http", "targetPort: https"),
        in(Check.PORTS, "worker/deployment.yaml", "\"grace\" 30", "\"grace\" 5"),
        in(Check.PORTS, "network/worker.yaml", "8081", "8080"),
        in(Check.PORTS, "_servers.tpl", ".svc:5672", ".svc:5671"),
        in(Check.PORTS, "_servers.tpl", "-master.", "-leader."),
        in(Check.PORTS, "worker/autoscaler.yaml", ".svc:15672", ".svc:15671"),
        in(Check.PORTS, "routing/ingress.yaml", "port: {name: http}", "port: {name: web}"),
        in(Check.PORTS, "routing/httproute.yaml", "port: 80}", "port: 8080}"),
        // queues
        in(Check.QUEUES, "_streams.tpl", "sales", "sale"),
        in(Check.QUEUES, "_streams.tpl", " financial_metrics", ""),
        in(
            Check.QUEUES,
            "worker/autoscaler.yaml",
            "queueName: {{ . }}",
            "queueName: pulseboard.{{ . }}"),
        in(Check.QUEUES, "worker/autoscaler.yaml", "protocol: http", "protocol: amqp"),
        in(Check.QUEUES, "worker/autoscaler.yaml", "mode: QueueLength", "mode: MessageRate"),
        in(Check.QUEUES, "backing/rabbitmq-policies.yaml", "{{ . }}.dead", "{{ . }}.dlq"),
        in(
            Check.QUEUES,
            "backing/rabbitmq-policies.yaml",
            "delivery-limit: 100",
            "delivery-limit: 5"),
        in(
            Check.QUEUES,
            "backing/rabbitmq-policies.yaml",
            "delivery-limit: -1",
            "delivery-limit: 20"),
        in(Check.QUEUES, "backing/rabbitmq-policies.yaml", "reject-publish", "drop-head"),
        in(Check.QUEUES, "backing/rabbitmq-policies.yaml", "^{{ . }}$", "{{ . }}"),
        in(Check.QUEUES, "backing/rabbitmq-cluster.yaml", "= quorum", "= classic"),
        // targets
        in(
            Check.TARGETS,
            "api/autoscaler.yaml",
            "name: {{ include \"pulseboard.fullname\" $ }}-api",
            "name: {{ include \"pulseboard.fullname\" $ }}"),
        in(
            Check.TARGETS,
            "api/deployment.yaml",
            "if not .Values.api.autoscaling.enabled",
            "if .Values.api.replicas"),
        in(
            Check.TARGETS,
            "worker/autoscaler.yaml",
            "authenticationRef:\n        name: {{ $name }}",
            "authenticationRef:\n        name: broker"),
        in(Check.TARGETS, "_pod.tpl", "\"serviceAccount\" $name", "\"serviceAccount\" \"default\""),
        in(
            Check.TARGETS,
            "backing/postgres-database.yaml",
            "include \"pulseboard.database\"",
            "include \"pulseboard.redis\""),
        in(
            Check.TARGETS,
            "frontend/config.yaml",
            "\"component\" \"frontend\"",
            "\"component\" \"api\""),
        in(
            Check.TARGETS,
            "_names.tpl",
            "namespace: {{ .root.Release.Namespace }}",
            "namespace: default"),
        // privileges
        in(Check.PRIVILEGE, "_pod.tpl", "runAsNonRoot: true", "runAsNonRoot: false"),
        in(
            Check.PRIVILEGE,
            "_pod.tpl",
            "readOnlyRootFilesystem: true",
            "readOnlyRootFilesystem: false"),
        in(Check.PRIVILEGE, "_pod.tpl", "drop: [ALL]", "add: [NET_ADMIN]"),
        in(
            Check.PRIVILEGE,
            "_pod.tpl",
            "automountServiceAccountToken: false",
            "automountServiceAccountToken: true"),
        in(
            Check.PRIVILEGE,
            "_pod.tpl",
            "emptyDir: {sizeLimit: {{ .values.tmp | default \"64Mi\" }}}",
            "hostPath: {path: /tmp}"),
        in(
            Check.PRIVILEGE,
            "_names.tpl",
            "/%s:%s\" $image.registry $image.repository .name $tag",
            "/%s:latest\" $image.registry $image.repository .name"),
        in(
            Check.PRIVILEGE,
            "backing/rabbitmq-cluster.yaml",
            "allowPrivilegeEscalation: false",
            "allowPrivilegeEscalation: true"),
        in(Check.PRIVILEGE, "backing/redis-replication.yaml", "drop: [ALL]", "drop: [CHOWN]"),
        // settings
        in(Check.SETTINGS, "api/_config.tpl", "\"API_HOST\"", "\"API_ADDRESS\""),
        in(
            Check.SETTINGS,
            "_servers.tpl",
            "\"name\" \"DATABASE_PASSWORD\"",
            "\"name\" \"DATABASE_USERNAME\"",
            Values.EXTERNAL),
        in(Check.SETTINGS, "_servers.tpl", "- name: REDIS_URL", "- name: REDIS_ADDRESS"),
        in(Check.SETTINGS, "simulator/deployment.yaml", "(list \"rabbitmq\")", "(list)"),
        in(
            Check.SETTINGS,
            "worker/deployment.yaml",
            "\"redis\") \"config\"",
            "\"rabbitmq\") \"config\""),
        // flows
        in(
            Check.FLOWS,
            "network/api.yaml",
            "(list \"database\" \"rabbitmq\" \"redis\")",
            "(list \"database\" \"redis\")"),
        in(
            Check.FLOWS,
            "network/simulator.yaml",
            "(list \"rabbitmq\")",
            "(list \"rabbitmq\" \"database\")"),
        in(Check.FLOWS, "network/worker.yaml", ".Values.networkPolicy.enabled", "false"),
        in(Check.FLOWS, "network/_policy.tpl", "port: 53", "port: 54"),
        in(Check.FLOWS, "network/_policy.tpl", "port: {{ $port }}", "port: 1"),
        in(Check.FLOWS, "network/api.yaml", "\"from\" \"anyone\"", "\"from\" \"cluster\""),
        in(Check.FLOWS, "network/redis.yaml", "list \"api\" \"worker\"", "list \"api\""),
        in(
            Check.FLOWS,
            "_servers.tpl",
            "port: {{ int $values.external.port }}",
            "port: 5432",
            Values.EXTERNAL_DATABASE),
        in(Check.FLOWS, "network/migration.yaml", "(list \"database\")", "list", Values.EXTERNAL));
  }

  static Stream<Arguments> mistakesForOperators() {
    return Stream.of(
        arguments("backing/postgres-cluster.yaml", "instances:", "instanses:"),
        arguments(
            "backing/postgres-cluster.yaml", "instances: {{ .instances }}", "instances: three"),
        arguments("backing/postgres-cluster.yaml", "dataChecksums", "dataChecksum"),
        arguments("backing/postgres-database.yaml", "owner: pulseboard", "user: pulseboard"),
        arguments("backing/rabbitmq-cluster.yaml", "persistence:", "persistance:"),
        arguments("backing/rabbitmq-cluster.yaml", "seccompProfile", "seccomp"),
        arguments("backing/rabbitmq-policies.yaml", "applyTo: quorum_queues", "applyTo: quorum"),
        arguments("backing/redis-replication.yaml", "clusterSize", "size"),
        arguments("worker/autoscaler.yaml", "maxReplicaCount", "maxReplicas"),
        arguments("worker/autoscaler.yaml", "behavior: currentReplicasIfHigher", "behavior: keep"),
        arguments("worker/autoscaler.yaml", "parameter: username", "param: username"),
        arguments("monitoring/podmonitor.yaml", "podMetricsEndpoints", "endpoints"),
        arguments("monitoring/podmonitor.yaml", "targetLabel", "target"),
        arguments("monitoring/alerts.yaml", "spec:", "rules:"));
  }

  private static Arguments in(Check check, String template, String right, String wrong) {
    return in(check, template, right, wrong, Values.FULL);
  }

  private static Arguments in(
      Check check, String template, String right, String wrong, Values values) {
    return arguments(check, template, right, wrong, values);
  }
}
