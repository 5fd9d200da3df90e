package io.pulseboard.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micronaut.context.annotation.Bean;
import io.pulseboard.livelog.RedisConnections;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts each client's requests in Redis, so that all instances share the count: a bucket of a
 * minute's worth that fills steadily.
 */
@Singleton
@Bean(preDestroy = "close")
final class RateLimits implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long MOST_CLIENTS = 10_000;

  private final RedisConnections redis;
  private final long limit;
  private final Clock clock;
  private final ReentrantLock opening = new ReentrantLock();
  // A bucket gathers the requests that wait for Redis, so a client that sends many has to have one.
  private final Cache<String, AsyncBucketProxy> buckets =
      Caffeine.newBuilder().expireAfterAccess(PERIOD).maximumSize(MOST_CLIENTS).build();
  private @Nullable CompletableFuture<StatefulRedisConnection<String, byte[]>> connection;
  private @Nullable CompletableFuture<AsyncProxyManager<String>> counts;
  private volatile Instant awayUntil = Instant.MIN;

  RateLimits(RedisConnections redis, LimitSettings settings, Clock clock) {
    this.redis = redis;
    this.limit = settings.rateLimit();
    this.clock = clock;
    if (limit > 0) {
      // The first request shall not have to wait for it.
      var _ = counts();
    }
  }

  /** Counts one request of a client; completes exceptionally when Redis does not answer soon. */
  CompletableFuture<ConsumptionProbe> count(String client) {
    if (clock.instant().isBefore(awayUntil)) {
      return CompletableFuture.failedFuture(new TimeoutException("Redis was away a moment ago"));
    }
    return counts()
        .thenCompose(
            open -> buckets.get(client, each -> bucket(open, each)).tryConsumeAndReturnRemaining(1))
        .orTimeout(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, failed) -> {
          if (failed != null) {
            pause();
          }
        });
  }

  /** A Redis that hangs shall not cost every request its wait. */
  private void pause() {
    awayUntil = clock.instant().plus(PAUSE);
  }

  private AsyncBucketProxy bucket(AsyncProxyManager<String> open, String client) {
    BucketConfiguration configuration =
        BucketConfiguration.builder()
            .addLimit(Bandwidth.builder().capacity(limit).refillGreedy(limit, PERIOD).build())
            .build();
    return open.builder()
        .withOptimization(Optimizations.batching())
        // With another limit it is another bucket.
        .build(
            "pulseboard:rate:" + limit + ":" + client,
            () -> CompletableFuture.completedFuture(configuration));
  }

  /** Connecting takes its time, which the event loop that asks does not have. */
  private CompletableFuture<AsyncProxyManager<String>> counts() {
    opening.lock();
    try {
      CompletableFuture<AsyncProxyManager<String>> known = counts;
      if (known == null || known.isCompletedExceptionally()) {
        connection = CompletableFuture.supplyAsync(redis::open, Thread::startVirtualThread);
        known = connection.thenApply(RateLimits::proxies);
        counts = known;
      }
      return known;
    } finally {
      opening.unlock();
    }
  }

  private static AsyncProxyManager<String> proxies(
      StatefulRedisConnection<String, byte[]> connection) {
    return Bucket4jLettuce.casBasedBuilder(connection)
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(PERIOD))
        .build()
        .asAsync();
  }

  @Override
  public void close() {
    opening.lock();
    try {
      if (connection != null) {
        var _ = connection.thenAccept(StatefulRedisConnection::close);
      }
    } finally {
      opening.unlock();
    }
  }
}
