package io.pulseboard.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * The servers' programs, unpacked from the class path once per user and version into {@code
 * $XDG_CACHE_HOME/pulseboard}, or into the data folder when that cannot be written.
 */
final class Binaries {

  private final Path cache;

  private Binaries(Path cache) {
    this.cache = cache;
  }

  static Binaries of(DataFolder folder) {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path user =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    Path cache = user.resolve("pulseboard");
    return new Binaries(isWritable(cache) ? cache : folder.home().resolve("programs"));
  }

  private static boolean isWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException refused) {
      return false;
    }
  }

  /** The folder with PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
  Path postgres() {
    return unpacked("/postgres-" + system() + ".txz", Binaries::unpackTar);
  }

  /** The Redis server's executable file. */
  Path redis() {
    String name =
        ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
    if (name == null) {
      throw unsupported();
    }
    return unpacked(name, Binaries::copyExecutable).resolve("redis-server");
  }

  static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    if (os.startsWith("windows")) {
      throw unsupported();
    }
    String cpu =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> throw unsupported();
        };
    return (os.startsWith("mac") ? "darwin-" : "linux-") + cpu;
  }

  private static EmbeddedServersException unsupported() {
    return new EmbeddedServersException(
        "There are no PostgreSQL and Redis programs for "
            + System.getProperty("os.name")
            + " on "
            + System.getProperty("os.arch")
            + "; set DATABASE_URL, RABBITMQ_URL and REDIS_URL to servers of your own");
  }

  private interface Unpacker {
    void unpack(InputStream in, Path folder) throws IOException;
  }

  private Path unpacked(String resource, Unpacker unpacker) {
    URL url = Binaries.class.getResource(resource);
    if (url == null) {
      throw new EmbeddedServersException(resource + " is not on the class path");
    }
    try {
      Path folder = cache.resolve(resource.substring(1) + "-" + fingerprint(url));
      if (!Files.isDirectory(folder)) {
        unpack(url, folder, unpacker);
      }
      return folder;
    } catch (IOException unusable) {
      throw new EmbeddedServersException(
          "Cannot unpack " + resource + " into " + cache + ": " + unusable.getMessage(), unusable);
    }
  }

  /** Tells versions apart without reading the archive. */
  private static String fingerprint(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    return connection instanceof JarURLConnection jar && jar.getJarEntry() != null
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(connection.getContentLengthLong());
  }

  /** Unpacks beside the folder and moves it there whole, as other processes may do the same now. */
  private void unpack(URL url, Path folder, Unpacker unpacker) throws IOException {
    Path draft = Files.createTempDirectory(cache, folder.getFileName().toString());
    try (InputStream in = url.openStream()) {
      unpacker.unpack(in, draft);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      deleteAll(draft);
      if (!Files.isDirectory(folder)) {
        throw failed;
      }
    }
  }

  private static void unpackTar(InputStream in, Path folder) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path target = entry.resolveIn(folder);
      if (entry.isDirectory()) {
        Files.createDirectories(target);
        continue;
      }
      Files.createDirectories(target.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else {
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
          makeExecutable(target);
        }
      }
    }
  }

  private static void copyExecutable(InputStream in, Path folder) throws IOException {
    Path target = folder.resolve("redis-server");
    Files.copy(in, target);
    makeExecutable(target);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Deletes a folder with all that is in it; nothing when there is none. */
  static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
