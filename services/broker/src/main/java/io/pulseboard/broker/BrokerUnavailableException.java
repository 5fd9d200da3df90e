package io.pulseboard.broker;

import java.io.Serial;

/**
 * The broker could not be reached or did not confirm in time. Whether it has the messages is not
 * known; publishing them again is harmless, because records are stored once per id.
 */
public final class BrokerUnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  BrokerUnavailableException(String message) {
    super(message);
  }
}
