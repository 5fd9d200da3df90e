package io.pulseboard.bench;

import io.pulseboard.embedded.EmbeddedServer;
import io.pulseboard.embedded.EmbeddedServer.Kind;
import io.pulseboard.testing.ServiceForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The embedded broker in a process of its own, until the process that started it is gone. */
public final class BrokerProcess implements AutoCloseable {

  private static final String URL = "url";
  private static final String HEAP = "-Xmx768m";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final String url;

  private BrokerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it and returns when it answers; its log is in {@code home} too.
   *
   * @throws IllegalStateException when it does not within a minute
   */
  public static BrokerProcess start(Path home) throws IOException, InterruptedException {
    Files.createDirectories(home);
    Files.deleteIfExists(home.resolve(URL));
    List<String> words = new ArrayList<>(ServiceForm.java());
    words.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(BrokerProcess.class.getName(), home.toString()));
    words.add(Long.toString(ProcessHandle.current().pid()));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("process.log").toFile()))
            .start();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.exists(home.resolve(URL))) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IllegalStateException("the broker did not start; see " + home);
      }
      Thread.sleep(Duration.ofMillis(20));
    }
    return new BrokerProcess(process, Files.readString(home.resolve(URL)));
  }

  /** Where it answers. */
  public String url() {
    return url;
  }

  /** Its process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Kills it, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Arguments: the broker's data folder and its parent's process number. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[0]);
    Path draft = home.resolve(URL + ".new");
    EmbeddedServer broker = EmbeddedServer.start(Kind.BROKER, home);
    Files.writeString(draft, broker.url());
    Files.move(draft, home.resolve(URL), StandardCopyOption.ATOMIC_MOVE);
    ProcessHandle.of(Long.parseLong(args[1])).ifPresent(parent -> parent.onExit().join());
    System.exit(0);
  }
}
