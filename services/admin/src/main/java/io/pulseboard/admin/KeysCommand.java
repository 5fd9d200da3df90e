package io.pulseboard.admin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.pulseboard.store.Schema;
import io.pulseboard.store.access.ApiKey;
import io.pulseboard.store.access.ApiKeys;
import io.pulseboard.store.access.ApiKeys.Created;
import io.pulseboard.store.access.Scope;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the keys that open the API with AUTH_MODE=apikey. */
@Command(
    name = "keys",
    description = {
      "Makes, lists and revokes keys to the API, in the database at DATABASE_URL.",
      "The API asks for one where AUTH_MODE is apikey."
    },
    mixinStandardHelpOptions = true)
@Prototype
final class KeysCommand implements Runnable {

  private static final String ROW = "%-12s %-24s %-18s %-20s %s%n";
  private static final int LONGEST_NAME = 255;

  private final BeanProvider<Schema> schema;
  private final BeanProvider<ApiKeys> keys;
  private final Clock clock;

  @Spec private @Nullable CommandSpec spec;

  KeysCommand(BeanProvider<Schema> schema, BeanProvider<ApiKeys> keys, Clock clock) {
    this.schema = schema;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public void run() {
    throw misused("Name a command: create, list or revoke.");
  }

  @Command(
      description = {
        "Makes a key and shows it, this once: only a hash of it is stored.",
        "Scopes: read sees records, ingest sends them in, admin changes alert rules."
      },
      mixinStandardHelpOptions = true)
  int create(
      @Option(names = "--name", required = true, description = "What the key is for.") String name,
      @Option(
              names = "--scopes",
              required = true,
              split = ",",
              description = "What it opens: read, ingest, admin, separated by commas.")
          List<String> scopes,
      @Option(names = "--days", description = "For how many days (default: for ever).")
          @Nullable Integer days) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw misused("--name must have 1 to " + LONGEST_NAME + " characters.");
    }
    if (days != null && days < 1) {
      throw misused("--days must be at least 1.");
    }
    Set<Scope> parsed = EnumSet.noneOf(Scope.class);
    for (String scope : scopes) {
      parsed.add(
          Scope.of(scope.strip()).orElseThrow(() -> misused("There is no scope '" + scope + "'.")));
    }
    schema.get().requireCurrent();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Created created =
        keys.get().create(name, parsed, now, days == null ? null : now.plus(Duration.ofDays(days)));
    out().println(created.text());
    return 0;
  }

  @Command(description = "Lists all keys, newest first.", mixinStandardHelpOptions = true)
  int list() {
    schema.get().requireCurrent();
    Instant now = clock.instant();
    out().printf(ROW, "id", "name", "scopes", "made", "state");
    for (ApiKey key : keys.get().list()) {
      out()
          .printf(
              ROW,
              key.id(),
              key.name().replaceAll("\\p{Cntrl}", "?"),
              key.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(",")),
              key.createdAt().truncatedTo(ChronoUnit.SECONDS),
              state(key, now));
    }
    return 0;
  }

  private static String state(ApiKey key, Instant now) {
    if (key.revokedAt() != null) {
      return "revoked " + key.revokedAt().truncatedTo(ChronoUnit.SECONDS);
    }
    if (key.expiresAt() == null) {
      return "good";
    }
    return (key.isGood(now) ? "good until " : "expired ")
        + key.expiresAt().truncatedTo(ChronoUnit.SECONDS);
  }

  @Command(
      description = "Revokes keys for good; the API stops taking them within ten seconds.",
      mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    schema.get().requireCurrent();
    int missing = 0;
    for (String id : ids) {
      if (keys.get().revoke(id, clock.instant())) {
        out().printf("%s: revoked%n", id);
      } else {
        out().printf("%s: there is no such key, or it was revoked before%n", id);
        missing++;
      }
    }
    return missing == 0 ? 0 : 1;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private ParameterException misused(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
