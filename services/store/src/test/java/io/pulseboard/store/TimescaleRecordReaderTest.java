package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class TimescaleRecordReaderTest extends RecordReaderContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
