package io.pulseboard.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Databases made for one test each, beside the one that the server's URL names. */
final class TestDatabases {

  private final String serverUrl;
  private final Queue<String> names = new ConcurrentLinkedQueue<>();

  /** To be made once per server and JVM, as each adds a shutdown hook. */
  TestDatabases(String serverUrl) {
    this.serverUrl = serverUrl;
    Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll, "drop test databases"));
  }

  /** Makes an empty database and answers its URL. */
  String create() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = connect(serverUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException refused) {
      throw new IllegalStateException("Cannot make a test database", refused);
    }
    names.add(name);
    return withDatabase(serverUrl, name);
  }

  /** The tests' own connections may still be open, and embedded servers may be gone first. */
  private void dropAll() {
    try (Connection connection = connect(serverUrl);
        Statement statement = connection.createStatement()) {
      for (String name : names) {
        statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      }
    } catch (SQLException gone) {
      System.err.println("Cannot drop the test databases: " + gone.getMessage());
    }
  }

  private static String withDatabase(String url, String name) {
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return uri.getScheme() + "://" + uri.getRawAuthority() + "/" + name + query;
  }

  /** Opens a connection to a {@code postgresql://user:password@host:port/database} URL. */
  static Connection connect(String url) throws SQLException {
    URI uri = URI.create(url);
    String[] user = uri.getRawUserInfo().split(":", 2);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + uri.getRawPath() + query,
        URLDecoder.decode(user[0], StandardCharsets.UTF_8),
        user.length == 1 ? "" : URLDecoder.decode(user[1], StandardCharsets.UTF_8));
  }
}
