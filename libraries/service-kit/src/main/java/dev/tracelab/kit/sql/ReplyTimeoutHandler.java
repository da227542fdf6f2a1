package dev.tracelab.kit.sql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection when a reply is outstanding and the server stays silent too long, for example
 * because it froze or was unplugged. Pending queries fail as if the server had closed the
 * connection, and the pool opens another.
 *
 * <p>It stands nearest to the socket and closes from there. A close from farther up would not get
 * through: {@code PgEncoder} of vertx-pg-client 5.0.7 makes a polite goodbye of it, shuts down its
 * own direction only, and waits for the server to close the other.
 */
final class ReplyTimeoutHandler extends ChannelDuplexHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ReplyTimeoutHandler.class);

  // ReadyForQuery, with which PostgreSQL ends each answer: 'Z', length 5, state of the transaction.
  private static final int LAST_MESSAGE_BYTES = 6;
  private static final long READY_FOR_QUERY = 0x5A_00000005L;
  private static final long ALL_BUT_STATE = 0xFF_FFFFFFFFL;

  private final Duration bound;
  private long lastBytes;
  private Future<?> alarm;

  ReplyTimeoutHandler(Duration bound) {
    this.bound = bound;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    waitForAnswer(context);
    super.write(context, message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    remember((ByteBuf) message);
    if (alarm != null) {
      if (isAnswered()) {
        stopWaiting();
      } else {
        waitForAnswer(context);
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopWaiting();
    context.fireChannelInactive();
  }

  private void waitForAnswer(ChannelHandlerContext context) {
    stopWaiting();
    Runnable leave = () -> leave(context);
    alarm = context.executor().schedule(leave, bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void leave(ChannelHandlerContext context) {
    SocketAddress server = context.channel().remoteAddress();
    context.close().addListener(closed -> LOG.warn("{} is silent: a connection is left.", server));
  }

  private void stopWaiting() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  private void remember(ByteBuf data) {
    int from = Math.max(data.readerIndex(), data.writerIndex() - LAST_MESSAGE_BYTES);
    for (int at = from; at < data.writerIndex(); at++) {
      lastBytes = lastBytes << Byte.SIZE | data.getUnsignedByte(at);
    }
  }

  private boolean isAnswered() {
    return (lastBytes >>> Byte.SIZE & ALL_BUT_STATE) == READY_FOR_QUERY;
  }
}
