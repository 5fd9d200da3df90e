package io.pulseboard.api.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.json.JsonMapper;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of the live protocol: turns text into messages for the hub. */
@ServerWebSocket("/ws")
final class LiveSocket {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  private static final int MAX_MESSAGE_BYTES = 64 * 1024;
  private static final String SESSION = "session";

  private final Hub hub;
  private final JsonMapper json;
  private final HttpClientAddressResolver addresses;

  LiveSocket(Hub hub, JsonMapper json, HttpClientAddressResolver addresses) {
    this.hub = hub;
    this.json = json;
    this.addresses = addresses;
  }

  @OnOpen
  void open(WebSocketSession socket, HttpRequest<?> request) {
    String address = Objects.requireNonNullElse(addresses.resolve(request), "");
    socket.put(
        SESSION,
        hub.open(((NettyHttpRequest<?>) request).getChannelHandlerContext().channel(), address));
  }

  @OnMessage(maxPayloadLength = MAX_MESSAGE_BYTES)
  void receive(String text, WebSocketSession socket) {
    socket.get(SESSION, Session.class).ifPresent(session -> hub.receive(session, read(text)));
  }

  @OnError
  void fail(WebSocketSession socket, Throwable failure) {
    LOG.debug("a live connection failed", failure);
    socket.close(CloseReason.INTERNAL_ERROR);
  }

  private @Nullable ClientMessage read(String text) {
    try {
      return json.readValue(text, ClientMessage.class);
    } catch (IOException notAMessage) {
      return null;
    }
  }
}
