package io.pulseboard.api.live;

import static org.awaitility.Awaitility.await;

import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.TestServers;
import java.util.HashMap;
import java.util.Map;

/** Starts the api over real servers. */
public final class LiveApi {

  private LiveApi() {}

  /** A new database with the current schema. */
  public static String database() {
    String url = TestServers.newDatabase();
    DatabaseSettings settings = new DatabaseSettings(url, 1);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
    }
    return url;
  }

  /** An api that follows the live log. */
  public static Service start(String databaseUrl, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("database.url", databaseUrl);
    all.putIfAbsent("redis.url", TestServers.endpoints().redisUrl());
    all.put("api.port", 0);
    Service api = Service.start(all, "api");
    await().until(() -> api.context().getBean(Bridge.class).isFollowing());
    return api;
  }
}
