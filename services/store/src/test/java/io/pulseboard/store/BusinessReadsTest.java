package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class BusinessReadsTest extends BusinessReadsContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
