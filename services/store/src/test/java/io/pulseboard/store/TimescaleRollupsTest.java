package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class TimescaleRollupsTest extends RollupsContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
