package io.pulseboard.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One of the services in a process of its own. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final int port;
  private final Process process;
  private final Path log;

  private ServiceProcess(String name, int port, Process process, Path log) {
    this.name = name;
    this.port = port;
    this.process = process;
    this.log = log;
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Starts a service's classes with no more options for its JVM. */
  public static ServiceProcess start(
      String name, int port, Map<String, String> settings, int heapMiB, Path log) {
    return start(ServiceForm.CLASSES, name, port, settings, heapMiB, List.of(), log);
  }

  /**
   * Starts a service and returns at once.
   *
   * @param name simulator, worker or api
   * @param port where its HTTP server is to answer, on loopback
   * @param settings more of its environment, such as {@code DATABASE_URL}
   * @param heapMiB its largest heap
   * @param options more options for its JVM
   * @param log the file that its output is appended to
   */
  public static ServiceProcess start(
      ServiceForm form,
      String name,
      int port,
      Map<String, String> settings,
      int heapMiB,
      List<String> options,
      Path log) {
    List<String> all = new ArrayList<>(options);
    all.add("-Xmx" + heapMiB + "m");
    ProcessBuilder builder =
        new ProcessBuilder(form.command(name, all))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    builder.environment().put(name.toUpperCase(Locale.ROOT) + "_PORT", Integer.toString(port));
    try {
      return new ServiceProcess(name, port, builder.start(), log);
    } catch (IOException notBuilt) {
      throw new UncheckedIOException("the " + name + " cannot be started; is it built?", notBuilt);
    }
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** The port on loopback that it answers at. */
  public int port() {
    return port;
  }

  /** Where it answers, such as {@code http://localhost:8080}. */
  public String address() {
    return "http://localhost:" + port;
  }

  /**
   * Waits until it says that it is up, every part of it.
   *
   * @throws IllegalStateException when it ended, or the limit has passed
   */
  public void awaitHealthy(Duration limit) throws InterruptedException {
    await(limit, Duration.ofMillis(50), "/health", "\"status\":\"UP\"");
  }

  /**
   * Waits for its first answer that it can take work; looks every two milliseconds.
   *
   * @throws IllegalStateException when it ended, or the limit has passed
   */
  public void awaitReady(Duration limit) throws InterruptedException {
    await(limit, Duration.ofMillis(2), "/health/readiness", "");
  }

  private void await(Duration limit, Duration look, String path, String text)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(2)).build();
    long deadline = System.nanoTime() + limit.toNanos();
    while (!answers(request, text)) {
      if (!process.isAlive()) {
        throw failed("ended with " + process.exitValue());
      }
      if (System.nanoTime() > deadline) {
        throw failed("was not up within " + limit);
      }
      Thread.sleep(look);
    }
  }

  private IllegalStateException failed(String how) {
    return new IllegalStateException("the " + name + " " + how + "; see " + log);
  }

  private static boolean answers(HttpRequest request, String text) throws InterruptedException {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains(text);
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * The sum of the values that it tells of a metric at {@code /prometheus}; 0 when it has none.
   *
   * @param name as it stands there, such as {@code pulseboard_records_stored_total}
   */
  public double metric(String name) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/prometheus")).build();
    return HTTP.send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The most memory it ever had, as the kernel counts it; empty where that does not tell. */
  public OptionalLong mostResidentBytes() throws IOException {
    return status("VmHWM:");
  }

  /** The memory it has now, as the kernel counts it; empty where that does not tell. */
  public OptionalLong residentBytes() throws IOException {
    return status("VmRSS:");
  }

  /** The bytes of all objects on its heap that are in use, after a full collection. */
  public long liveHeapBytes() throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String last = "";
    try (BufferedReader lines = tool.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : line;
      }
    }
    if (tool.waitFor() != 0 || !last.startsWith("Total")) {
      throw new IOException("jcmd does not tell the heap of process " + process.pid());
    }
    return Long.parseLong(last.strip().split("\\s+", -1)[2]);
  }

  private OptionalLong status(String field) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }

  /**
   * Asks it to end, and waits.
   *
   * @return its exit code
   * @throws IllegalStateException when it does not end within 10 seconds; it is killed then
   */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the " + name + " did not end within " + STOP_LIMIT);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
