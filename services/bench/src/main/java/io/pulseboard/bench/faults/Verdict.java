package io.pulseboard.bench.faults;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Compares the ledger with the database, the clients and the dead letters. */
final class Verdict {

  private final Stack stack;
  private final Ledger ledger;
  private final Map<String, ResumingClient> clients;

  Verdict(Stack stack, Ledger ledger, Map<String, ResumingClient> clients) {
    this.stack = stack;
    this.ledger = ledger;
    this.clients = clients;
  }

  /** The summary of a run whose records have all been confirmed. */
  FaultSummary of(List<FaultSummary.Row> rows, Duration took) throws IOException {
    int lost = 0;
    int doubled = 0;
    int strangers = 0;
    int lostAtClients = 0;
    try (Database database = new Database(new DatabaseSettings(stack.databaseUrl(), 1))) {
      for (Stream stream : Stream.values()) {
        List<UUID> stored =
            database.list(
                "SELECT id FROM " + stream.table(), _ -> {}, row -> row.getObject(1, UUID.class));
        Set<UUID> ids = new HashSet<>(stored);
        doubled += stored.size() - ids.size();
        for (UUID id : ledger.confirmed(stream)) {
          lost += ids.contains(id) ? 0 : 1;
          for (ResumingClient client : clients.values()) {
            lostAtClients += client.has(stream, id) ? 0 : 1;
          }
        }
        ids.removeAll(ledger.made(stream).keySet());
        strangers += ids.size();
      }
    }
    return new FaultSummary(
        rows,
        took,
        ledger.confirmed(),
        sum(ResumingClient::resumed),
        lost,
        doubled,
        strangers,
        lostAtClients,
        sum(ResumingClient::doubled),
        clients.values().stream().flatMap(client -> client.brokenChains().stream()).toList(),
        lostLetters(),
        sum(ResumingClient::gapsTold),
        sum(ResumingClient::dropped));
  }

  private int sum(java.util.function.ToIntFunction<ResumingClient> count) {
    return clients.values().stream().mapToInt(count).sum();
  }

  /** Takes the letters, which nobody needs any more. */
  private int lostLetters() throws IOException {
    Set<String> missing = new HashSet<>(ledger.malformed());
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(stack.brokerUrl());
    } catch (java.net.URISyntaxException | java.security.GeneralSecurityException malformed) {
      throw new IllegalStateException(malformed);
    }
    try (Connection connection = factory.newConnection("verdict");
        Channel amqpChannel = connection.createChannel()) {
      for (GetResponse letter = amqpChannel.basicGet(Stream.SALES.deadQueue(), true);
          letter != null;
          letter = amqpChannel.basicGet(Stream.SALES.deadQueue(), true)) {
        missing.remove(new String(letter.getBody(), StandardCharsets.UTF_8));
      }
    } catch (TimeoutException slow) {
      throw new IOException(slow);
    }
    return missing.size();
  }
}
