package io.pulseboard.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the servers answer, in the forms that psql, AMQP clients and Redis clients take.
 *
 * @param databaseUrl {@code postgresql://user:password@host:port/database}
 * @param rabbitmqUrl {@code amqp://user:password@host:port}, on the default virtual host
 * @param redisUrl {@code redis://host:port}
 */
public record Endpoints(String databaseUrl, String rabbitmqUrl, String redisUrl) {

  private static final String DATABASE = "DATABASE_URL";
  private static final String RABBITMQ = "RABBITMQ_URL";
  private static final String REDIS = "REDIS_URL";

  /** The servers that an environment names; none unless it names all three. */
  public static Optional<Endpoints> given(Map<String, String> environment) {
    String database = environment.get(DATABASE);
    String rabbitmq = environment.get(RABBITMQ);
    String redis = environment.get(REDIS);
    return database == null || rabbitmq == null || redis == null
        ? Optional.empty()
        : Optional.of(new Endpoints(database, rabbitmq, redis));
  }

  /** The variables of an environment in which a program finds them. */
  public Map<String, String> environment() {
    return Map.of(DATABASE, databaseUrl, RABBITMQ, rabbitmqUrl, REDIS, redisUrl);
  }

  /** Writes them as lines that a shell can source; a reader never sees half a file. */
  public void writeTo(Path file) {
    String lines =
        "%s=%s%n%s=%s%n%s=%s%n"
            .formatted(DATABASE, databaseUrl, RABBITMQ, rabbitmqUrl, REDIS, redisUrl);
    try {
      Path folder = file.toAbsolutePath().getParent();
      // A temporary file is made with mode 600, which the move keeps.
      Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
      Files.writeString(draft, lines);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException when one of the three is missing
   */
  public static Endpoints readFrom(Path file) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Endpoints(
        required(lines, DATABASE, file),
        required(lines, RABBITMQ, file),
        required(lines, REDIS, file));
  }

  private static String required(Properties lines, String name, Path file) {
    String value = lines.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(file + " has no " + name);
    }
    return value;
  }
}
