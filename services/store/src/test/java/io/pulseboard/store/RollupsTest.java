package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class RollupsTest extends RollupsContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
