package io.pulseboard.api.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that may break every rule of HTTP and WebSocket. */
final class RawSocket implements AutoCloseable {

  private static final int TEXT = 1;
  private static final int LENGTH_16 = 126;

  private final Socket socket = new Socket();

  /** Connects, and says nothing. */
  RawSocket(String address, int receiveBuffer) throws IOException {
    URI uri = URI.create(address);
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
  }

  /** One that was let in and greeted. */
  static RawSocket open(String address, int receiveBuffer) throws IOException {
    RawSocket client = new RawSocket(address, receiveBuffer);
    client.upgrade("");
    client.readUntil("heartbeat_ms");
    return client;
  }

  /** Asks for a live connection, with more header lines, each with a line break at its end. */
  void upgrade(String headers) throws IOException {
    write(
        """
        GET /ws HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
        Sec-WebSocket-Version: 13\r
        %s\r
        """
            .formatted(headers)
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** What it reads up to a text, with it. */
  String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (read.indexOf(text) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** All that comes until the server closes. */
  String readToEnd() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  void send(String text) throws IOException {
    write(frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** A whole masked frame; a mask of zeros leaves the content as it is. */
  static byte[] frame(int kind, byte[] content) {
    java.io.ByteArrayOutputStream frame = new java.io.ByteArrayOutputStream();
    frame.write(0x80 | kind);
    if (content.length < LENGTH_16) {
      frame.write(0x80 | content.length);
    } else if (content.length <= 0xFFFF) {
      frame.write(0x80 | LENGTH_16);
      frame.write(content.length >> 8);
      frame.write(content.length);
    } else {
      frame.write(0xFF);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) content.length >> shift));
      }
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(content);
    return frame.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
