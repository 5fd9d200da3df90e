package io.pulseboard.api.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of the live protocol: turns text into messages for the hub. */
@ServerWebSocket("/ws")
final class LiveSocket {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  private static final int MAX_MESSAGE_BYTES = 64 * 1024;

  private final Hub hub;
  private final JsonMapper json;

  LiveSocket(Hub hub, JsonMapper json) {
    this.hub = hub;
    this.json = json;
  }

  @OnOpen
  void open(WebSocketSession socket, HttpRequest<?> request) {
    hub.open(socket, ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel());
  }

  @OnMessage(maxPayloadLength = MAX_MESSAGE_BYTES)
  void receive(String text, WebSocketSession socket) {
    hub.receive(socket, read(text));
  }

  @OnClose
  void close(WebSocketSession socket) {
    hub.close(socket);
  }

  @OnError
  void fail(WebSocketSession socket, Throwable failure) {
    LOG.debug("a live connection failed", failure);
    hub.close(socket);
    socket.close();
  }

  private @Nullable ClientMessage read(String text) {
    try {
      return json.readValue(text, ClientMessage.class);
    } catch (IOException notAMessage) {
      return null;
    }
  }
}
