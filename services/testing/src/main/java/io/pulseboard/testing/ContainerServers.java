package io.pulseboard.testing;

import io.pulseboard.embedded.Endpoints;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** The servers in the containers that production runs them in, TimescaleDB included. */
final class ContainerServers implements AutoCloseable {

  private static final String USER = "pulseboard";

  private final GenericContainer<?> postgres = container("timescale/timescaledb:latest-pg17", 5432);
  private final GenericContainer<?> rabbitmq = container("rabbitmq:4", 5672);
  private final GenericContainer<?> redis = container("redis:8", 6379);

  private ContainerServers() {
    postgres
        .withEnv("POSTGRES_USER", USER)
        .withEnv("POSTGRES_PASSWORD", USER)
        // Its first start, which makes the database, ends before the real one begins.
        .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\n", 2));
    rabbitmq
        .withEnv("RABBITMQ_DEFAULT_USER", USER)
        .withEnv("RABBITMQ_DEFAULT_PASS", USER)
        .waitingFor(Wait.forLogMessage(".*Server startup complete.*\\n", 1));
  }

  @SuppressWarnings("resource")
  private static GenericContainer<?> container(String image, int port) {
    return new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(port);
  }

  /**
   * Starts the three and waits until they answer.
   *
   * @throws IllegalStateException when Docker is not there
   */
  static ContainerServers start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "Docker is not there: -D"
              + SharedServers.KIND_PROPERTY
              + "=testcontainers needs a Docker that this user can reach");
    }
    ContainerServers servers = new ContainerServers();
    Startables.deepStart(List.of(servers.postgres, servers.rabbitmq, servers.redis)).join();
    return servers;
  }

  Endpoints endpoints() {
    return new Endpoints(
        "postgresql://%s:%s@%s/%s".formatted(USER, USER, address(postgres), USER),
        "amqp://%s:%s@%s".formatted(USER, USER, address(rabbitmq)),
        "redis://" + address(redis));
  }

  private static String address(GenericContainer<?> container) {
    return container.getHost() + ":" + container.getFirstMappedPort();
  }

  @Override
  public void close() {
    List.of(postgres, rabbitmq, redis).forEach(GenericContainer::stop);
  }
}
