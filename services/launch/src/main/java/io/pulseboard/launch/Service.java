package io.pulseboard.launch;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.pulseboard.contracts.InvalidSettingException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** A running service: its beans and its HTTP server. */
public final class Service implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final int HIGHEST_PORT = 65_535;

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private Service(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts the beans of the class path and the HTTP server.
   *
   * @param properties settings; the environment's win over them
   * @param environments names of the {@code application-<name>.properties} to read, the last one
   *     winning
   */
  public static Service start(Map<String, Object> properties, String... environments) {
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .environments(environments)
            .properties(properties)
            .build();
    try {
      context.start();
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      return new Service(context, server);
    } catch (RuntimeException failed) {
      context.close();
      throw failed;
    }
  }

  /**
   * The life of a service's process: starts it and serves until SIGTERM or SIGINT, then stops
   * cleanly with exit code 0. A start that fails ends the process with one line that says why, and
   * exit code 1.
   *
   * @param arguments none, or {@code ready}: exits with 0 or 1 for whether the service that already
   *     runs at its port is ready
   */
  public static void run(String name, String... arguments) {
    takeOverLogs(name);
    try {
      String setting = name.toUpperCase(Locale.ROOT) + "_PORT";
      int port = port(setting, System.getenv().getOrDefault(setting, "0"));
      if (arguments.length > 0) {
        Runtime.getRuntime().halt(answer(port, List.of(arguments)));
      }
      Service service = start(Map.of(), name);
      closeAtShutdown(service);
      LOG.info("{} is ready: {}", name, service.address());
    } catch (RuntimeException failed) {
      fail(failed);
    }
  }

  /**
   * Has all that this process says written as the settings want it, under a service's name, what
   * libraries say through {@code java.util.logging} too.
   */
  public static void takeOverLogs(String name) {
    System.setProperty(JsonLines.SERVICE, name);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static int answer(int port, List<String> question) {
    if (!question.equals(List.of("ready"))) {
      throw new IllegalArgumentException("takes 'ready' or nothing, but was given " + question);
    }
    return Readiness.of(port) ? 0 : 1;
  }

  /**
   * The port that a setting's text names.
   *
   * @throws InvalidSettingException when it names none
   */
  public static int port(String setting, String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw new InvalidSettingException(setting, "must be a port number, but is '" + text + "'");
    }
    throw new InvalidSettingException(
        setting, "must be from 0 to " + HIGHEST_PORT + ", but is '" + text + "'");
  }

  /** Has {@code service} closed when the process is told to end, and the exit code be 0. */
  public static void closeAtShutdown(AutoCloseable service) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  int code = 0;
                  try {
                    service.close();
                  } catch (Exception failed) {
                    LOG.error("did not stop cleanly", failed);
                    code = 1;
                  }
                  // A JVM that a signal ends would exit with 128 plus the signal's number.
                  Runtime.getRuntime().halt(code);
                },
                "shutdown"));
  }

  /** Says something to the person who started it: on standard output, or in a log of JSON lines. */
  public static void tell(String text) {
    if (isLogJson()) {
      LOG.info(text);
    } else {
      System.out.println(text);
    }
  }

  /**
   * Ends the process at once, exit code 1, with the reason of a failed start on one line: of
   * standard error, or of the log when programs read that. What was started has to be closed
   * before.
   */
  public static void fail(Throwable failed) {
    if (isLogJson()) {
      LOG.error("could not start: {}", reason(failed), failed);
    } else {
      LOG.debug("could not start", failed);
      System.err.println("pulseboard: " + reason(failed));
    }
    Runtime.getRuntime().halt(1);
  }

  private static boolean isLogJson() {
    return "json".equals(System.getenv("LOG_FORMAT"));
  }

  /** Why something failed, in one line for the person who started it. */
  public static String reason(Throwable failed) {
    Throwable root = failed;
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      root = cause;
      if (cause.getClass().getName().startsWith("io.pulseboard.")) {
        return firstLine(cause);
      }
      if (cause instanceof BindException) {
        return firstLine(failed) + ". Is the port taken?";
      }
      if (cause instanceof FileSystemException unusable) {
        return "cannot use the file or folder " + firstLine(unusable);
      }
    }
    return firstLine(root);
  }

  private static String firstLine(Throwable failed) {
    String message = failed.getMessage();
    return message == null || message.isBlank()
        ? failed.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }

  /** Where its HTTP server answers, such as {@code http://localhost:8080}. */
  public String address() {
    return "http://" + server.getHost() + ":" + server.getPort();
  }

  /** Its beans. */
  public ApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}
