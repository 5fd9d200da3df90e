package io.pulseboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.auth.Subject;
import org.apache.qpid.server.configuration.updater.TaskExecutor;
import org.apache.qpid.server.configuration.updater.TaskExecutorImpl;
import org.apache.qpid.server.logging.EventLogger;
import org.apache.qpid.server.logging.NullMessageLogger;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.plugin.PluggableFactoryLoader;
import org.apache.qpid.server.plugin.SystemConfigFactory;
import org.apache.qpid.server.security.SubjectExecutionContext;
import org.apache.qpid.server.security.auth.TaskPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Qpid Broker-J, an AMQP 0-9-1 broker inside this JVM. It is opened by the steps of its own
 * SystemLauncher, which would print a stack trace and keep silent to the caller on failure.
 */
final class AmqpBroker implements RunningServer {

  private static final Logger LOG = LoggerFactory.getLogger(AmqpBroker.class);
  private static final String USER = "pulseboard";
  private static final int STOP_SECONDS = 3;

  private final TaskExecutor tasks;
  private final SystemConfig<?> system;
  private final int port;

  private AmqpBroker(TaskExecutor tasks, SystemConfig<?> system, int port) {
    this.tasks = tasks;
    this.system = system;
    this.port = port;
  }

  /** Opens the broker; its queues and messages are those of the run before when they are kept. */
  static AmqpBroker start(DataFolder folder, BrokerStore store) {
    // Set before Derby is first touched, or it logs to the working directory.
    System.setProperty("derby.stream.error.file", folder.log("broker").file().toString());
    Path work = folder.broker();
    int port = Ports.BROKER.choose(work.resolveSibling("broker.port"));
    Path configuration = work.resolve("configuration.json");
    try {
      Files.writeString(configuration, BrokerConfiguration.json(store));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("name", "pulseboard");
    attributes.put("type", "Memory");
    attributes.put("startupLoggedToSystemOut", false);
    attributes.put("initialConfigurationLocation", configuration.toUri().toString());
    attributes.put("context", BrokerConfiguration.context(work, port, USER));
    return open(attributes, port);
  }

  private static AmqpBroker open(Map<String, Object> attributes, int port) {
    TaskExecutor tasks = new TaskExecutorImpl();
    tasks.start();
    Principal principal = () -> "pulseboard";
    SystemConfigFactory<?> factory =
        new PluggableFactoryLoader<>(SystemConfigFactory.class).get("Memory");
    SystemConfig<?> system =
        factory.newInstance(tasks, new EventLogger(new NullMessageLogger()), principal, attributes);
    AmqpBroker broker = new AmqpBroker(tasks, system, port);
    Subject subject =
        new Subject(true, Set.of(principal, new TaskPrincipal("Broker")), Set.of(), Set.of());
    try {
      SubjectExecutionContext.withSubject(
          subject,
          () -> {
            system.open();
            return null;
          });
      if (system.getContainer().getState() == State.ERRORED) {
        throw new EmbeddedServersException("The AMQP broker did not start");
      }
      removeShutdownHook(system.getContainer());
      return broker;
    } catch (Exception failed) {
      broker.close();
      throw new EmbeddedServersException(
          "The AMQP broker did not start: " + failed.getMessage(), failed);
    }
  }

  /** Its own hook would stop the broker while the program still drains it. */
  private static void removeShutdownHook(Object broker) throws ReflectiveOperationException {
    Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
    hook.setAccessible(true);
    Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
  }

  @Override
  public String url() {
    return "amqp://%s:%s@127.0.0.1:%d".formatted(USER, USER, port);
  }

  @Override
  public ProcessHandle process() {
    return ProcessHandle.current();
  }

  @Override
  public void close() {
    try {
      system.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unclean) {
      LOG.warn("The AMQP broker did not stop in order: {}", unclean.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      tasks.stop();
    }
  }
}
