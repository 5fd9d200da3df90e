package io.pulseboard.store.stocks;

import io.pulseboard.testing.TestServers;

class TimescaleIndexReadsTest extends IndexReadsContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
