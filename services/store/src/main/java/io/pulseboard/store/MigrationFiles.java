package io.pulseboard.store;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * An edition's migrations for Flyway, which would list folders of the class path; a native
 * executable has none to list.
 */
final class MigrationFiles implements ResourceProvider {

  private final List<LoadableResource> files;

  MigrationFiles(Edition edition) {
    files = edition.migrations().stream().<LoadableResource>map(File::new).toList();
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return files.stream()
        .filter(file -> file.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(file ->
            file.getFilename().startsWith(prefix)
                && Stream.of(suffixes).anyMatch(file.getFilename()::endsWith))
        .toList();
  }

  private static final class File extends LoadableResource {

    private final String path;

    File(String path) {
      this.path = path;
    }

    @Override
    public Reader read() {
      return new InputStreamReader(
          Objects.requireNonNull(Edition.class.getResourceAsStream("migration/" + path), path),
          StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return "io/pulseboard/store/migration/" + path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return path.substring(path.indexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
      return getFilename();
    }
  }
}
