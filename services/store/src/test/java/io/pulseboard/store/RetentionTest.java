package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class RetentionTest extends RetentionContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
