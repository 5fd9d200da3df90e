package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class TimescaleRetentionTest extends RetentionContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
