package io.pulseboard.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url {@code postgresql://user:password@host:port/database}, with the driver's parameters
 *     after a {@code ?}
 * @param username in place of the URL's
 * @param password in place of the URL's, as it is and not percent-encoded
 * @param poolSize most connections that one process holds for reading, and as many for writing
 * @param readTimeout how long one statement that reads may take
 */
@ConfigurationProperties("database")
public record DatabaseSettings(
    @Bindable(defaultValue = "postgresql://pulseboard:pulseboard@localhost:5432/pulseboard")
        String url,
    @Nullable String username,
    @Nullable String password,
    @Bindable(defaultValue = "10") int poolSize,
    @Bindable(defaultValue = READ_TIMEOUT) Duration readTimeout) {

  private static final String READ_TIMEOUT = "PT10S";
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final Pattern URL =
      Pattern.compile(
          "(?:postgresql|postgres)://(?:([^:@/]+)(?::([^@/]*))?@)?([^@]+/[^@/?]+)(\\?.*)?");

  /**
   * @throws InvalidSettingException when the URL cannot be read
   */
  public DatabaseSettings {
    Matcher parts = URL.matcher(url);
    if (!parts.matches() || (username == null && parts.group(1) == null)) {
      throw new InvalidSettingException(
          "DATABASE_URL", "must look like postgresql://user:password@host:5432/database");
    }
    if (username == null) {
      username = decode(parts.group(1));
    }
    if (password == null) {
      password = parts.group(2) == null ? "" : decode(parts.group(2));
    }
    if (poolSize < 1) {
      throw new InvalidSettingException("DATABASE_POOL_SIZE", "must be at least 1");
    }
    if (readTimeout.compareTo(SHORTEST_TIMEOUT) < 0) {
      throw new InvalidSettingException("DATABASE_READ_TIMEOUT", "must be at least 100ms");
    }
  }

  /** The same with the usual limit for reads. */
  public DatabaseSettings(String url, int poolSize) {
    this(url, poolSize, Duration.parse(READ_TIMEOUT));
  }

  /** The same with the URL's own user. */
  public DatabaseSettings(String url, int poolSize, Duration readTimeout) {
    this(url, null, null, poolSize, readTimeout);
  }

  /** A connection outside the pool, to be closed by the caller. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), username, password);
  }

  String jdbcUrl() {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalStateException("checked by the constructor");
    }
    String parameters = parts.group(4) == null ? "" : parts.group(4);
    return "jdbc:postgresql://" + parts.group(3) + parameters;
  }

  /** Does not tell the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[username=" + username + "]";
  }

  private static String decode(String part) {
    return java.net.URLDecoder.decode(
        part.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
  }
}
