package io.pulseboard.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folder that holds the servers' data, locked for this process while it is open. */
final class DataFolder implements AutoCloseable {

  // Closing any channel on a file drops the process's POSIX lock on it, so a second open in this
  // JVM must be refused before it touches the file.
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path home;
  private final FileChannel lock;

  private DataFolder(Path home, FileChannel lock) {
    this.home = home;
    this.lock = lock;
  }

  /**
   * Makes the folder if need be and takes its lock.
   *
   * @throws FolderInUseException when another live process, or this one, has it
   */
  static DataFolder open(Path path) {
    Path home = create(path.toAbsolutePath().normalize());
    if (!OPEN_HERE.add(home)) {
      throw new FolderInUseException(home);
    }
    try {
      return new DataFolder(home, lock(home));
    } catch (IOException unwritable) {
      OPEN_HERE.remove(home);
      throw notWritable(home, unwritable);
    } catch (RuntimeException refused) {
      OPEN_HERE.remove(home);
      throw refused;
    }
  }

  private static Path create(Path path) {
    try {
      for (String child : new String[] {"broker", "logs", "redis"}) {
        Files.createDirectories(path.resolve(child), OWNER_ONLY);
      }
      return path.toRealPath();
    } catch (IOException unwritable) {
      throw notWritable(path, unwritable);
    }
  }

  private static FileChannel lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new FolderInUseException(home);
    }
    return channel;
  }

  private static EmbeddedServersException notWritable(Path path, IOException cause) {
    String reason =
        switch (cause) {
          case AccessDeniedException denied -> "no write access to " + denied.getFile();
          case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
          default -> String.valueOf(cause.getMessage());
        };
    return new EmbeddedServersException(
        "The data folder " + path + " cannot be used: " + reason, cause);
  }

  Path home() {
    return home;
  }

  Path postgres() {
    return home.resolve("postgres");
  }

  Path redis() {
    return home.resolve("redis");
  }

  Path broker() {
    return home.resolve("broker");
  }

  /** Where the server of that name logs; the log of its run before is kept beside it. */
  ServerLog log(String server) {
    return ServerLog.fresh(home.resolve("logs").resolve(server + ".log"));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException alreadyGone) {
      throw new EmbeddedServersException("Cannot release the lock of " + home, alreadyGone);
    } finally {
      OPEN_HERE.remove(home);
    }
  }
}
