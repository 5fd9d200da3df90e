package io.pulseboard.api.access;

import java.util.Optional;

/** Tells callers by what they bring. */
interface Credentials {

  /** What a caller who brings nothing good is told to bring. */
  String wanted();

  /**
   * Who brings {@code credential}; empty when it is not good.
   *
   * @throws RuntimeException when that cannot be told now
   */
  Optional<Caller> caller(String credential);
}
