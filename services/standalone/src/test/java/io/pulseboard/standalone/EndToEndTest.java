package io.pulseboard.standalone;

import io.pulseboard.embedded.Endpoints;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All services in one process, as {@code ./pulseboard run} has them. */
class EndToEndTest extends EndToEndContract {

  private @Nullable Service service;

  @Override
  Running start(Endpoints servers) {
    DatabaseSettings database = new DatabaseSettings(servers.databaseUrl(), 2);
    try (Database pool = new Database(database)) {
      new Schema(pool, database).migrate();
    }
    Map<String, Object> settings = new HashMap<>(properties(servers));
    settings.put("api.port", 0);
    service = Service.start(settings, "simulator", "worker", "api", "standalone");
    return new Running(service.address(), service.context());
  }

  @Override
  void stop() {
    if (service != null) {
      service.close();
    }
  }
}
