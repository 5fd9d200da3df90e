package io.pulseboard.store.stocks;

import io.pulseboard.testing.TestServers;

class IndexReadsTest extends IndexReadsContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
