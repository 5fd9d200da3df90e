package io.pulseboard.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process of the stack that can be ended, held and started again. */
abstract sealed class Part implements AutoCloseable permits ServerPart, BrokerPart, ServicePart {

  private final String name;

  Part(String name) {
    this.name = name;
  }

  /** What it is called in reports. */
  final String name() {
    return name;
  }

  /** Starts it, on the data that it left. */
  abstract void start() throws IOException, InterruptedException;

  /** Its present process. */
  abstract ProcessHandle process();

  /** Ends it with SIGKILL, and returns when it is gone. */
  void kill() throws InterruptedException {
    ProcessHandle process = process();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Holds it, and the processes below it, with SIGSTOP. */
  final void hold() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on. */
  final void release() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    ProcessHandle process = process();
    List<String> words = new ArrayList<>(List.of("kill", signal));
    Stream.concat(Stream.of(process), process.descendants())
        .map(each -> Long.toString(each.pid()))
        .forEach(words::add);
    // One that ended in between makes it fail for that one only.
    new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  @Override
  public abstract void close();
}
