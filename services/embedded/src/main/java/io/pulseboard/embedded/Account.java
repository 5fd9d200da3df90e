package io.pulseboard.embedded;

import com.sun.security.auth.module.UnixSystem;

/** The user whom this process runs as. */
final class Account {

  private Account() {}

  static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }
}
