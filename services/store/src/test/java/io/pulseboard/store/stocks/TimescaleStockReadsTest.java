package io.pulseboard.store.stocks;

import io.pulseboard.testing.TestServers;

class TimescaleStockReadsTest extends StockReadsContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
