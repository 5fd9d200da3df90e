package io.pulseboard.livelog;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micronaut.context.annotation.Bean;
import io.pulseboard.contracts.InvalidSettingException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Opens connections of two kinds: those that come back by themselves, whose commands fail at once
 * while they are away, and those that end with their first failure. They share their threads.
 */
@Singleton
@Bean(preDestroy = "close")
public final class RedisConnections implements AutoCloseable {

  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final ClientResources resources =
      ClientResources.builder()
          .reconnectDelay(
              Delay.exponential(
                  Duration.ofMillis(100), Duration.ofSeconds(2), 2, TimeUnit.MILLISECONDS))
          .build();
  private final RedisClient lasting;
  private final RedisClient once;

  RedisConnections(RedisSettings settings) {
    lasting = client(settings, true);
    once = client(settings, false);
  }

  private RedisClient client(RedisSettings settings, boolean reconnects) {
    RedisClient client;
    try {
      RedisURI uri = RedisURI.create(settings.url());
      uri.setTimeout(settings.timeout());
      if (settings.password() != null) {
        uri.setCredentialsProvider(
            new StaticCredentialsProvider(settings.username(), settings.password().toCharArray()));
      }
      client = RedisClient.create(resources, uri);
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidSettingException(
          "REDIS_URL", "must look like redis://host:6379 or rediss://…");
    }
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(reconnects)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(
                SocketOptions.builder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .keepAlive(true)
                    .build())
            .build());
    return client;
  }

  /**
   * A new connection that comes back by itself.
   *
   * @throws LiveLogUnavailableException when Redis does not answer
   */
  public StatefulRedisConnection<String, byte[]> open() {
    return open(lasting);
  }

  /**
   * A new connection to one life of Redis, so that its owner learns of the end of that life.
   *
   * @throws LiveLogUnavailableException when Redis does not answer
   */
  StatefulRedisConnection<String, byte[]> openOnce() {
    return open(once);
  }

  private static StatefulRedisConnection<String, byte[]> open(RedisClient client) {
    try {
      return client.connect(CODEC);
    } catch (RedisException unreachable) {
      throw new LiveLogUnavailableException("Redis does not answer", unreachable);
    }
  }

  @Override
  public void close() {
    // Waited for no longer than this: now and then a connection's end is never reported.
    CompletableFuture.allOf(
            lasting.shutdownAsync(0, 1, TimeUnit.SECONDS),
            once.shutdownAsync(0, 1, TimeUnit.SECONDS))
        .completeOnTimeout(null, 1, TimeUnit.SECONDS)
        .join();
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
