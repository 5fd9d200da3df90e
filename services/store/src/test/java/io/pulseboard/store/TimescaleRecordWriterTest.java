package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class TimescaleRecordWriterTest extends RecordWriterContract {

  @Override
  String newDatabase() {
    return TestServers.newTimescaleDatabase();
  }
}
