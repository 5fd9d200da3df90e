package io.pulseboard.bench;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.RecordWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What the servers do when nothing of Pulseboard is in between. */
final class BareParts {

  private BareParts() {}

  /** How long a bare client takes to drain so many records, from the first delivery to the last. */
  static double drainSeconds(Endpoints endpoints, Stream stream, int records, int batch)
      throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(endpoints.rabbitmqUrl());
    CountDownLatch done = new CountDownLatch(1);
    AtomicLong started = new AtomicLong();
    try (Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.basicQos(batch * 2);
      amqpChannel.basicConsume(
          stream.queue(),
          false,
          new DefaultConsumer(amqpChannel) {
            private int count;

            @Override
            public void handleDelivery(
                String tag, Envelope envelope, BasicProperties properties, byte[] body)
                throws IOException {
              started.compareAndSet(0, System.nanoTime());
              count++;
              if (count % batch == 0 || count == records) {
                amqpChannel.basicAck(envelope.getDeliveryTag(), true);
              }
              if (count == records) {
                done.countDown();
              }
            }
          });
      done.await();
      return seconds(started.get());
    }
  }

  /**
   * How long a consumer takes that stores one row, in a transaction of its own, and acknowledges
   * it, before it takes the next.
   */
  static double naiveSeconds(Endpoints endpoints, Database database, Stream stream, int records)
      throws Exception {
    RecordWriter writer = new RecordWriter(database);
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(endpoints.rabbitmqUrl());
    try (Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.basicQos(1);
      BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
      amqpChannel.basicConsume(
          stream.queue(), false, (_, delivery) -> arrived.add(delivery), _ -> {});
      long started = System.nanoTime();
      for (int i = 0; i < records; i++) {
        Delivery delivery = arrived.take();
        writer.write(stream, List.of(RecordCodec.decode(stream, delivery.getBody())));
        amqpChannel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
      }
      return seconds(started);
    }
  }

  /** How long bare COPY takes for the chunks, each in a transaction. */
  static double copySeconds(Database database, Stream stream, List<byte[]> chunks)
      throws SQLException {
    try (var connection = database.connection()) {
      connection.setAutoCommit(false);
      long started = System.nanoTime();
      for (byte[] chunk : chunks) {
        var copy = copies(connection).copyIn("COPY " + stream.table() + " FROM STDIN BINARY");
        copy.writeToCopy(chunk, 0, chunk.length);
        copy.endCopy();
        connection.commit();
      }
      return seconds(started);
    }
  }

  /** The stored rows, as the server itself would send them, a batch to a chunk. */
  static List<byte[]> binaryRows(Database database, Stream stream, int records, int batch)
      throws SQLException, IOException {
    List<byte[]> chunks = new ArrayList<>();
    try (var connection = database.connection()) {
      for (int offset = 0; offset < records; offset += batch) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        copies(connection)
            .copyOut(
                "COPY (SELECT * FROM %s ORDER BY timestamp, id LIMIT %d OFFSET %d) TO STDOUT BINARY"
                    .formatted(stream.table(), batch, offset),
                chunk);
        chunks.add(chunk.toByteArray());
      }
    }
    return chunks;
  }

  private static CopyManager copies(java.sql.Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
