package io.pulseboard.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;

/** Redis clients that share their threads, which last as long as the process. */
public final class RedisClients {

  // A client that stops threads of its own now and then waits for ever for a connection to close.
  private static final ClientResources THREADS = DefaultClientResources.create();

  private RedisClients() {}

  /** A client of the server at that URL, to be closed by the caller. */
  public static RedisClient open(String redisUrl) {
    return RedisClient.create(THREADS, redisUrl);
  }
}
