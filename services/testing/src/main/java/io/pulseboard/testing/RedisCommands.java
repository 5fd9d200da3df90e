package io.pulseboard.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

/** What a Redis server was asked for. */
public final class RedisCommands {

  private RedisCommands() {}

  /** How often a command, such as {@code xrange}, was called since the server was started. */
  public static long calls(String redisUrl, String command) {
    String start = "cmdstat_" + command + ":calls=";
    try (RedisClient client = RedisClients.open(redisUrl);
        StatefulRedisConnection<String, String> redis = client.connect()) {
      return redis
          .sync()
          .info("commandstats")
          .lines()
          .filter(line -> line.startsWith(start))
          .mapToLong(line -> Long.parseLong(line.substring(start.length(), line.indexOf(','))))
          .sum();
    }
  }
}
