package io.pulseboard.contracts;

import java.util.Locale;

/**
 * What can go wrong on a live connection: the code in an {@code error} frame, and how the
 * connection ends if it does.
 */
public enum SocketError {
  /** The message is not a JSON object of the protocol. */
  BAD_MESSAGE(0, true),
  /** There is no such action. */
  UNKNOWN_ACTION(0, true),
  /** There is no such channel. */
  UNKNOWN_CHANNEL(0, true),
  /** More keys than a subscription may name. */
  TOO_MANY_KEYS(0, true),
  /** More messages in a second than a client may send. */
  TOO_MANY_MESSAGES(4029, true),
  /** The instance, or the client's address, has as many connections as it may. */
  TOO_MANY_CONNECTIONS(4013, true),
  /** The client has not taken for long what it was sent. */
  SLOW_CLIENT(4008, true),
  /** The client has answered no ping for long. */
  IDLE_CLIENT(4009, true),
  /** The server is going away as planned. */
  SHUTDOWN(1012, true);

  private final int closeCode;
  private final boolean reconnect;

  SocketError(int closeCode, boolean reconnect) {
    this.closeCode = closeCode;
    this.reconnect = reconnect;
  }

  /** The code in an {@code error} frame. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The WebSocket close code (RFC 6455, section 7.4), or 0 when the connection stays open. */
  public int closeCode() {
    return closeCode;
  }

  /** Whether a client may connect again after it. */
  public boolean reconnect() {
    return reconnect;
  }
}
