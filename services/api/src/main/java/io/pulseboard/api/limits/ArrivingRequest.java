package io.pulseboard.api.limits;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of the request that is coming in on a connection, and ends the connection with
 * 408 when that takes too long. Sits behind the codec; {@link #start} sits before it.
 */
final class ArrivingRequest extends ChannelDuplexHandler {

  private final Duration limit;
  private final Start start = new Start();
  private @Nullable Future<?> deadline;
  private boolean hasHeaders;
  private int unanswered;
  private boolean broken;

  ArrivingRequest(Duration limit) {
    this.limit = limit;
  }

  /** What sees a request's first byte. */
  ChannelInboundHandler start() {
    return start;
  }

  private final class Start extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      expect(context);
      context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      cancel();
      context.fireChannelInactive();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      hasHeaders = true;
      unanswered++;
      // It may have come with the end of the one before.
      expect(context);
    }
    if (message instanceof HttpObject object) {
      broken |= object.decoderResult().isFailure();
    }
    if (message instanceof LastHttpContent) {
      hasHeaders = false;
      cancel();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
        unanswered--;
      }
      if (broken) {
        // Nothing behind what could not be read can be read either, and the client has to know.
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
      if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
        // What comes from here on are frames.
        context.pipeline().remove(start);
        context.pipeline().remove(this);
      }
    }
    ChannelFuture written = context.write(message, promise.unvoid());
    if (broken && message instanceof LastHttpContent) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void expect(ChannelHandlerContext context) {
    if (deadline == null) {
      deadline =
          context
              .executor()
              .schedule(() -> expire(context), limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void expire(ChannelHandlerContext any) {
    ChannelHandlerContext behindCodec = any.pipeline().context(this);
    // Whoever waits for another answer would take this one for it.
    if (unanswered != (hasHeaders ? 1 : 0) || behindCodec == null) {
      var _ = any.close();
      return;
    }
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.REQUEST_TIMEOUT,
            Unpooled.copiedBuffer(problem(), StandardCharsets.UTF_8));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    var _ = behindCodec.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private String problem() {
    return """
    {"type":"about:blank","title":"Request Timeout","status":408,\
    "detail":"the request did not arrive within %d s"}\
    """
        .formatted(limit.toSeconds());
  }
}
