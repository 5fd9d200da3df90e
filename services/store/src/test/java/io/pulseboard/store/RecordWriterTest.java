package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class RecordWriterTest extends RecordWriterContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
