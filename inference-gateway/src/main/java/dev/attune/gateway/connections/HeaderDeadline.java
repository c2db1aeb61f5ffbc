package dev.attune.gateway.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose next request began and whose headers do not come to an end. A
 * connection on which nothing is sent may stay. Everything here happens on the connection's own
 * thread.
 */
final class HeaderDeadline extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<HeaderDeadline> KEY =
      AttributeKey.valueOf("attune.header-deadline");

  private enum State {
    /** Nothing has come since the last request. */
    WAITING,
    /** Something has, and it is not a request yet. */
    HEADERS,
    /** A request is being read or answered. */
    REQUEST
  }

  private State state = State.WAITING;
  private @Nullable ScheduledFuture<?> deadline;

  /** The deadline of a connection; null when it has none. */
  static @Nullable HeaderDeadline of(Channel channel) {
    return channel.attr(KEY).get();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context.channel().attr(KEY).set(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (state == State.WAITING) {
      state = State.HEADERS;
      deadline =
          context
              .executor()
              .schedule(() -> expired(context), after().toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelRead(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }

  /** The headers of a request have come. */
  void requestBegan() {
    cancel();
    state = State.REQUEST;
  }

  /** A request was read and answered. */
  void requestEnded() {
    if (state == State.REQUEST) {
      state = State.WAITING;
    }
  }

  private void expired(ChannelHandlerContext context) {
    if (state == State.HEADERS) {
      var _ = context.close();
    }
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private static Duration after() {
    return ConfigProvider.getConfig()
        .unwrap(SmallRyeConfig.class)
        .getConfigMapping(ConnectionsConfig.class)
        .headerDeadline();
  }
}
