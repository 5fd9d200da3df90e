package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {database: {mode: external}}                                      | database.external.host
          {database: {mode: external, external: {host: db}}}                | database.external.existingSecret
          {database: {external: {host: db}}}                                | database.mode is operator
          {rabbitmq: {mode: external, external: {existingSecret: mq}}}      | rabbitmq.external.host
          {rabbitmq: {mode: external, external: {host: mq, existingSecret: mq}}} | rabbitmq.external.managementUrl
          {redis: {mode: external}}                                         | redis.external.host
          {api: {autoscaling: {minReplicas: 9}}}                            | api.autoscaling.minReplicas
          {worker: {autoscaling: {minReplicas: 9}}}                         | worker.autoscaling.minReplicas
          {api: {auth: {mode: apikey}}}                                     | api.auth.existingSecret
          {api: {auth: {mode: jwt, existingSecret: a}}}                     | api.auth.jwksUrl
          {ingress: {enabled: true}}                                        | ingress.hosts
          {httpRoute: {enabled: true}}                                      | httpRoute.parentRefs
          {frontend: {basePath: /pulse/}}                                   | frontend.basePath
          {api: {settings: {API_PORT: "1"}}}                                | api.settings.API_PORT
          {worker: {settings: {DATABASE_URL: "x"}}}                         | worker.settings.DATABASE_URL
          {worker: {settings: {batch.size: "1"}}}                           | worker.settings.batch.size
          """)
  void contradictionsAreNamed(String values, String named) throws IOException {
    assertThatThrownBy(() -> Chart.ours().render(file(values))).hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {replicas: 3}                              | replicas
          {api: {replicaCount: 3}}                   | replicaCount
          {worker: {autoscaling: {queueLenght: 1}}}  | queueLenght
          {database: {operator: {version: 17}}}      | version
          {image: {flavour: debian}}                 | flavour
          {image: {tag: latest}}                     | tag
          {image: {tag: 1.2}}                        | tag
          {api: {replicas: many}}                    | replicas
          {api: {resources: {limit: {cpu: 1}}}}      | limit
          {worker: {settings: {BATCH_SIZE: 500}}}    | BATCH_SIZE
          {rabbitmq: {operator: {replicas: 2}}}      | replicas
          {httpRoute: {parentRefs: [{nam: x}]}}      | nam
          """)
  void whatTheSchemaDoesNotKnowIsRefused(String values, String named) throws IOException {
    assertThatThrownBy(() -> Chart.ours().render(file(values)))
        .hasMessageContaining("schema")
        .hasMessageContaining(named);
  }

  @Test
  void takesWhatHelmGivesToPartsOfAnotherChart() throws IOException {
    assertThat(Chart.ours().render(file("{global: {anything: 1}}")).manifests()).isNotEmpty();
  }

  @Test
  void notesTellWhatToDoNext() throws IOException {
    assertThat(Chart.ours().notes(Values.DEFAULTS.file()))
        .contains(
            "helm -n data test live", "port-forward svc/live-pulseboard-frontend", "no password");
    assertThat(Chart.ours().notes(Values.INGRESS.file()))
        .contains("https://pulse.example.com/", "api.auth.mode")
        .doesNotContain("port-forward");
    assertThat(Chart.ours().notes(Values.FULL.file()))
        .doesNotContain("no password", "api.auth.mode");
  }

  private Path file(String values) throws IOException {
    return Files.writeString(folder.resolve("values.yaml"), values);
  }
}
