package io.pulseboard.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import io.pulseboard.broker.ConfirmedChannels.Message;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Looks through the dead letters of a stream, gives them another try or drops them. */
@Singleton
public final class DeadLetterQueue {

  /** What is to become of a letter. */
  public enum Decision {
    /** It stays where it is. */
    KEEP,
    /** It goes back to the stream's queue, as it was published, and is no dead letter any more. */
    REPLAY,
    /** It is gone. */
    DROP,
    /** It stays, and no more are looked at. */
    END
  }

  private static final int REPLAYED_AT_ONCE = 500;

  /** Quorum queues throw away what was given back 20 times, unless a policy forbids it. */
  private static final int MOST_RETURNS = 10;

  private final BrokerConnections connections;
  private final ConfirmedChannels channels;

  DeadLetterQueue(BrokerConnections connections, ConfirmedChannels channels) {
    this.connections = connections;
    this.channels = channels;
  }

  /**
   * How many letters a stream has, without those that another process looks at right now.
   *
   * @throws BrokerUnavailableException when the broker does not tell
   */
  public long count(Stream stream) {
    return on(stream, amqpChannel -> amqpChannel.messageCount(stream.deadQueue()));
  }

  /**
   * Shows {@code decide} each letter that is there now, oldest first, and does as it says. A replay
   * is confirmed by the broker before its letter goes, so that an end in between leaves the letter
   * and its copy; whoever stores records drops the second of them.
   *
   * @return how many it has shown
   * @throws BrokerUnavailableException when the broker fails; letters that were not decided on, and
   *     those of the last few hundred decisions, are still there
   */
  public int review(Stream stream, Function<DeadLetter, Decision> decide) {
    // What is kept is never acknowledged: it goes back when the channel closes.
    return on(stream, amqpChannel -> new Review(amqpChannel, stream).run(decide));
  }

  private interface Work<T> {
    T on(Channel amqpChannel) throws IOException;
  }

  private <T> T on(Stream stream, Work<T> work) {
    try (Connection connection = connections.open("dead letters of " + stream.id());
        Channel amqpChannel = connection.createChannel()) {
      return work.on(amqpChannel);
    } catch (IOException | TimeoutException | ShutdownSignalException failed) {
      throw new BrokerUnavailableException("the broker failed: " + failed, failed);
    }
  }

  private final class Review {

    private final Channel amqpChannel;
    private final Stream stream;
    private final List<Message> outgoing = new ArrayList<>();
    private final List<Long> replaced = new ArrayList<>();

    Review(Channel amqpChannel, Stream stream) {
      this.amqpChannel = amqpChannel;
      this.stream = stream;
    }

    int run(Function<DeadLetter, Decision> decide) throws IOException {
      // A letter that dies again after its replay comes after these.
      long count = amqpChannel.messageCount(stream.deadQueue());
      int shown = 0;
      while (shown < count) {
        GetResponse got = amqpChannel.basicGet(stream.deadQueue(), false);
        if (got == null) {
          break;
        }
        shown++;
        long tag = got.getEnvelope().getDeliveryTag();
        DeadLetter letter = new DeadLetter(stream, got.getBody(), got.getProps());
        Decision decision = decide.apply(letter);
        switch (decision) {
          case DROP -> amqpChannel.basicAck(tag, false);
          case REPLAY -> replace(tag, replayed(letter));
          case KEEP, END -> keep(tag, letter);
        }
        if (decision == Decision.END) {
          break;
        }
      }
      publish();
      return shown;
    }

    private void keep(long tag, DeadLetter letter) throws IOException {
      if (new Delivery(tag, letter.body(), 1, letter.properties()).attempt() > MOST_RETURNS) {
        Map<String, Object> headers = headers(letter);
        replace(tag, message("", stream.deadQueue(), letter, headers));
      }
    }

    private void replace(long tag, Message message) throws IOException {
      outgoing.add(message);
      replaced.add(tag);
      if (outgoing.size() == REPLAYED_AT_ONCE) {
        publish();
      }
    }

    private void publish() throws IOException {
      channels.publish(outgoing);
      for (long tag : replaced) {
        amqpChannel.basicAck(tag, false);
      }
      outgoing.clear();
      replaced.clear();
    }

    /** Keeps when it was first seen, for the case that it dies again. */
    private Message replayed(DeadLetter letter) {
      Map<String, Object> headers = headers(letter);
      headers.remove(DeadLetters.REASON);
      headers.remove(DeadLetters.FIELD);
      headers.remove(DeadLetters.ORIGIN);
      return message(Topology.EXCHANGE, stream.id(), letter, headers);
    }

    private static Map<String, Object> headers(DeadLetter letter) {
      Map<String, Object> headers = DeadLetters.headers(letter.properties());
      headers.remove(Delivery.DELIVERY_COUNT);
      return headers;
    }

    private static Message message(
        String exchange, String routingKey, DeadLetter letter, Map<String, Object> headers) {
      BasicProperties properties =
          letter.properties().builder().deliveryMode(2).headers(headers).build();
      return new Message(exchange, routingKey, properties, letter.body());
    }
  }
}
