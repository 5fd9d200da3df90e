package io.pulseboard.store;

import io.pulseboard.testing.TestServers;

class RecordReaderTest extends RecordReaderContract {

  @Override
  String newDatabase() {
    return TestServers.newDatabase();
  }
}
