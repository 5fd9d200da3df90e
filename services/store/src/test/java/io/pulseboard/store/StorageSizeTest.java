package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class StorageSizeTest extends StorageSizeContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
