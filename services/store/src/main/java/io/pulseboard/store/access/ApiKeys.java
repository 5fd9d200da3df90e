package io.pulseboard.store.access;

import io.pulseboard.store.Database;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes, finds and revokes keys to the API. Only their hashes are stored.
 *
 * <p>All methods throw {@link io.pulseboard.store.DatabaseUnavailableException} when the database
 * fails.
 */
@Singleton
public final class ApiKeys {

  private static final int ID_BYTES = 4;
  private static final int SECRET_BYTES = 32;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  public ApiKeys(Database database) {
    this.database = database;
  }

  /** A key and its text, which is told this once. */
  public record Created(ApiKey key, String text) {}

  /** Makes a key. */
  public Created create(String name, Set<Scope> scopes, Instant now, @Nullable Instant expiresAt) {
    String id = "pb_" + HexFormat.of().formatHex(bytes(ID_BYTES));
    String text =
        id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    database.inTransaction(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              INSERT INTO api_keys (id, name, hash, scopes, created_at, expires_at)
              VALUES (?, ?, ?, ?, ?, ?)
              """)) {
        insert.setString(1, id);
        insert.setString(2, name);
        insert.setBytes(3, hash(text));
        insert.setArray(
            4, connection.createArrayOf("text", scopes.stream().map(Scope::text).toArray()));
        insert.setObject(5, now.atOffset(ZoneOffset.UTC));
        insert.setObject(6, expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC));
        return insert.executeUpdate();
      }
    });
    return new Created(new ApiKey(id, name, scopes, now, expiresAt, null), text);
  }

  /** The key of that text, good or not, if there is one. */
  public Optional<ApiKey> find(String text) {
    return database
        .list(
            "SELECT * FROM api_keys WHERE hash = ?",
            statement -> statement.setBytes(1, hash(text)),
            ApiKeys::key)
        .stream()
        .findFirst();
  }

  /** All keys, newest first, those that are no longer good too. */
  public List<ApiKey> list() {
    return database.list(
        "SELECT * FROM api_keys ORDER BY created_at DESC, id", _ -> {}, ApiKeys::key);
  }

  /** Revokes a key; answers whether there was one of that id that had not been revoked. */
  public boolean revoke(String id, Instant now) {
    return database.inTransaction(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")) {
        update.setObject(1, now.atOffset(ZoneOffset.UTC));
        update.setString(2, id);
        return update.executeUpdate() == 1;
      }
    });
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        Arrays.stream((String[]) row.getArray("scopes").getArray())
            .flatMap(text -> Scope.of(text).stream())
            .collect(Collectors.toSet()),
        Database.instant(row, "created_at"),
        Database.optionalInstant(row, "expires_at"),
        Database.optionalInstant(row, "revoked_at"));
  }
}
