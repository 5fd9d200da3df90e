package io.pulseboard.bench.rest;

import io.pulseboard.testing.ServiceForm;
import io.pulseboard.testing.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks an API that writes down its statements. */
final class ReadRecorder {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern LINE = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d\\.\\d+ ");
  private static final String STATEMENT = " TRACE Database - ";

  private ReadRecorder() {}

  /** Records reads by their names, in an API process of its own. */
  static List<RecordedRead> record(Map<String, String> settings, int heapMiB, List<String> paths)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("pulseboard-rest", ".log");
    List<RecordedRead> reads = new ArrayList<>();
    try (ServiceProcess api =
        ServiceProcess.start(
            ServiceForm.CLASSES,
            "api",
            ServiceProcess.freePort(),
            settings,
            heapMiB,
            List.of("-Dlogger.levels.io.pulseboard.store.Database=TRACE"),
            log)) {
      api.awaitHealthy(Duration.ofSeconds(30));
      for (String path : paths) {
        // What a read remembers from its first run is not asked again.
        get(api, path);
        long before = Files.size(log);
        byte[] body = get(api, path);
        List<String> sql = statements(log, before);
        if (sql.isEmpty()) {
          throw new IllegalStateException(path + " sent nothing to the database; see " + log);
        }
        reads.add(new RecordedRead(path, sql, body));
      }
      api.stop();
    }
    Files.delete(log);
    return reads;
  }

  private static byte[] get(ServiceProcess api, String path)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(api.address() + path)).build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  private static List<String> statements(Path log, long from) throws IOException {
    byte[] all = Files.readAllBytes(log);
    String text = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    List<String> statements = new ArrayList<>();
    boolean within = false;
    for (String line : text.lines().toList()) {
      int start = line.indexOf(STATEMENT);
      if (start >= 0) {
        statements.add(line.substring(start + STATEMENT.length()));
        within = true;
      } else if (LINE.matcher(line).find()) {
        within = false;
      } else if (within) {
        statements.add(statements.removeLast() + "\n" + line);
      }
    }
    return statements;
  }
}
