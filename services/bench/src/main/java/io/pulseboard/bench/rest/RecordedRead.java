package io.pulseboard.bench.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A read of the API: what it asked the database for, and what it answered.
 *
 * @param body the answer's bytes; not to be changed
 */
record RecordedRead(String path, List<String> sql, byte[] body) {

  private static final String BETWEEN = "\0";

  RecordedRead {
    sql = List.copyOf(sql);
  }

  /** Writes reads where {@link #readFrom} finds them. */
  static void writeTo(Path folder, List<RecordedRead> reads) throws IOException {
    for (int i = 0; i < reads.size(); i++) {
      List<String> words = new ArrayList<>(List.of(reads.get(i).path()));
      words.addAll(reads.get(i).sql());
      Files.writeString(folder.resolve(i + ".sql"), String.join(BETWEEN, words));
      Files.write(folder.resolve(i + ".body"), reads.get(i).body());
    }
  }

  /** The reads of a folder, in their order. */
  static List<RecordedRead> readFrom(Path folder) throws IOException {
    List<RecordedRead> reads = new ArrayList<>();
    for (int i = 0; Files.exists(folder.resolve(i + ".sql")); i++) {
      List<String> words =
          Arrays.asList(
              new String(Files.readAllBytes(folder.resolve(i + ".sql")), StandardCharsets.UTF_8)
                  .split(BETWEEN, -1));
      reads.add(
          new RecordedRead(
              words.getFirst(),
              words.subList(1, words.size()),
              Files.readAllBytes(folder.resolve(i + ".body"))));
    }
    return reads;
  }
}
