package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class TimescaleBusinessReadsTest extends BusinessReadsContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
