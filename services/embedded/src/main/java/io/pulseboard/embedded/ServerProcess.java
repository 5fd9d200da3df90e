package io.pulseboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A server's process as its pid file names it, held against its command line, since the number may
 * by now belong to a stranger.
 *
 * @param argument what only this server's command line holds: its data folder or its configuration
 */
record ServerProcess(ProcessHandle handle, String argument) {

  private static final Duration POLL = Duration.ofMillis(10);

  /** The live process that the first line of the pid file names, if it is that server. */
  static Optional<ServerProcess> find(Path pidFile, Path argument) {
    try {
      String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
      return pid.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(pid))
              .map(handle -> new ServerProcess(handle, argument.toString()))
              .filter(ServerProcess::runs);
    } catch (NoSuchFileException neverStarted) {
      return Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      throw new EmbeddedServersException(
          "Cannot read " + pidFile + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /** A process that ended but was not yet reaped has no command line any more. */
  boolean runs() {
    return handle.isAlive()
        && handle
            .info()
            .arguments()
            .filter(arguments -> Arrays.asList(arguments).contains(argument))
            .isPresent();
  }

  /** Waits until it is gone; answers whether that came in time. */
  boolean endsWithin(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (runs()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServersException("Interrupted while waiting for a server", interrupted);
    }
  }
}
