package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class TimescaleStorageSizeTest extends StorageSizeContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
