package io.pulseboard.store.stocks;

import io.pulseboard.testing.TestServers;

class StockReadsTest extends StockReadsContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
