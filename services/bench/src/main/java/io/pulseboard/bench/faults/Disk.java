package io.pulseboard.bench.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file system of its own for the database, which can be filled. Only root on Linux can have
 * one.
 */
final class Disk implements AutoCloseable {

  private static final String SIZE = "size=768m";
  private static final int CHUNK = 1 << 20;

  private final Path folder;
  private final boolean mounted;

  /** Mounts it on an empty folder, or leaves the folder as it is where it may not. */
  Disk(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    this.mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
  }

  /** Whether it can be filled. */
  boolean isMounted() {
    return mounted;
  }

  /** Leaves no byte free. */
  void fill() {
    byte[] zeros = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      for (int length = CHUNK; length > 0; length /= 2) {
        fill(out, zeros, length);
      }
    } catch (IOException full) {
      // Closing may say it once more.
      return;
    }
  }

  private static void fill(OutputStream out, byte[] zeros, int length) {
    try {
      while (true) {
        out.write(zeros, 0, length);
      }
    } catch (IOException full) {
      return;
    }
  }

  /** Gives the space back. */
  void free() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    if (mounted) {
      run("umount", "--lazy", folder.toString());
    }
  }

  private static boolean run(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
