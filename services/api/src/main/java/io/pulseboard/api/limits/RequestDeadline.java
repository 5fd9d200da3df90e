package io.pulseboard.api.limits;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives each request a time by which all of it has to be there. */
@Singleton
final class RequestDeadline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Duration limit;

  RequestDeadline(LimitSettings settings) {
    this.limit = settings.bodyTimeout();
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(limit, null));
    return event.getBean();
  }

  private record Customizer(Duration limit, @Nullable Channel channel)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new Customizer(limit, connection);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      HttpServerCodec codec = pipeline.get(HttpServerCodec.class);
      if (codec != null) {
        ArrivingRequest arriving = new ArrivingRequest(limit);
        pipeline.addFirst(arriving.start());
        pipeline.addAfter(pipeline.context(codec).name(), null, arriving);
      }
    }
  }
}
