package io.pulseboard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server in a session of its own, so that Ctrl-C in a terminal does not reach it. */
final class PostgresServer implements RunningServer {

  private static final String USER = "pulseboard";
  private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
  // A start after a crash first replays the log, which can take long.
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private final Path bin;
  private final Path data;
  private final ServerLog log;
  private final int port;

  private PostgresServer(Path bin, Path data, ServerLog log, int port) {
    this.bin = bin;
    this.data = data;
    this.log = log;
    this.port = port;
  }

  /**
   * Ends the server that a killed process may have left in the folder, makes the database cluster
   * unless it is there, starts the server and waits until it answers.
   */
  static PostgresServer start(DataFolder folder, boolean sync) {
    Path bin = Binaries.of(folder).postgres().resolve("bin");
    Path data = folder.postgres();
    ServerLog log = folder.log("postgres");
    endOrphan(new PostgresServer(bin, data, log, 0));
    int port = Ports.POSTGRES.choose(data.resolveSibling("postgres.port"));
    PostgresServer server = new PostgresServer(bin, data, log, port);
    if (!Files.exists(data)) {
      server.create(sync);
    }
    server.run(sync);
    return server;
  }

  private static void endOrphan(PostgresServer before) {
    if (ServerProcess.find(pidFile(before.data), before.data).isPresent()) {
      before.close();
    }
    try {
      // PostgreSQL does not start while the file names any live process, though it be a stranger.
      Files.deleteIfExists(pidFile(before.data));
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  private static Path pidFile(Path data) {
    return data.resolve("postmaster.pid");
  }

  @Override
  public String url() {
    return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(USER, USER, port, USER);
  }

  /** The cluster gets its name when it is complete, so a half-made one is never started. */
  private void create(boolean sync) {
    Path draft = data.resolveSibling("postgres.new");
    Path password = data.resolveSibling("postgres.password");
    Binaries.deleteAll(draft);
    try {
      Files.writeString(password, USER);
      List<String> words = new ArrayList<>();
      words.addAll(List.of("--pgdata=" + draft, "--username=" + USER, "--pwfile=" + password));
      words.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
      words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
      words.addAll(List.of("--set=timezone=UTC", "--set=log_timezone=UTC"));
      words.addAll(List.of("--set=shared_buffers=128MB", "--set=max_connections=100"));
      words.add(sync ? "--sync-method=fsync" : "--no-sync");
      if (!program("initdb", words, INIT_LIMIT).succeeds("")) {
        throw log.failure("PostgreSQL could not make its data folder");
      }
      List<String> single = List.of("--single", "-D", draft.toString(), "postgres");
      if (!program("postgres", single, INIT_LIMIT).succeeds("CREATE DATABASE " + USER + "\n")) {
        throw log.failure("PostgreSQL could not make its database");
      }
      Files.delete(password);
      Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void run(boolean sync) {
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''".formatted(port);
    if (!sync) {
      options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    }
    List<String> words = new ArrayList<>(List.of("start", "--pgdata=" + data, "--wait"));
    words.addAll(List.of("--timeout=" + START_LIMIT.toSeconds(), "--log=" + log.file()));
    words.add("--options=" + options);
    if (!program("pg_ctl", words, START_LIMIT.plusSeconds(5)).succeeds("")) {
      throw log.failure("PostgreSQL did not start");
    }
  }

  @Override
  public ProcessHandle process() {
    return ServerProcess.find(pidFile(data), data)
        .orElseThrow(() -> new EmbeddedServersException("PostgreSQL is gone"))
        .handle();
  }

  @Override
  public void close() {
    if (!stop("fast") && !stop("immediate")) {
      ServerProcess.find(pidFile(data), data)
          .ifPresent(process -> process.handle().destroyForcibly());
    }
  }

  private boolean stop(String mode) {
    List<String> words = new ArrayList<>(List.of("stop", "--pgdata=" + data, "--wait"));
    words.addAll(List.of("--mode=" + mode, "--timeout=" + STOP_LIMIT.toSeconds()));
    return program("pg_ctl", words, STOP_LIMIT.plusSeconds(1)).succeeds("");
  }

  /** PostgreSQL refuses to run as root, so root runs it in a user namespace that has no root. */
  private Command program(String name, List<String> arguments, Duration limit) {
    List<String> words = new ArrayList<>();
    if (Account.isRoot()) {
      words.addAll(List.of("unshare", "--user"));
    }
    words.add(bin.resolve(name).toString());
    words.addAll(arguments);
    return new Command(words, log, limit);
  }
}
