package dev.tracelab.kit.sql.hardening;

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
 * connection, and the pool opens another. Netty's read timeout would also close idle connections.
 *
 * <p>It is the handler next to the socket and closes from there. {@code PgEncoder} of
 * vertx-pg-client 5.0.7 turns a close from farther up into a goodbye message, shuts down only its
 * own direction, and waits for the server to close the other.
 */
final class ReplyTimeoutHandler extends ChannelDuplexHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ReplyTimeoutHandler.class);

  // ReadyForQuery ends each reply of PostgreSQL: 'Z', length 5, transaction status.
  private static final int READY_BYTES = 6;
  private static final long READY_FOR_QUERY = 0x5A_00000005L;
  private static final long ALL_BUT_STATUS = 0xFF_FFFFFFFFL;

  private final Duration timeout;
  private long lastBytes;
  private Future<?> timer;

  ReplyTimeoutHandler(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    restartTimer(context);
    super.write(context, message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    remember((ByteBuf) message);
    if (timer != null) {
      if (isReplyComplete()) {
        cancelTimer();
      } else {
        restartTimer(context);
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancelTimer();
    context.fireChannelInactive();
  }

  private void restartTimer(ChannelHandlerContext context) {
    cancelTimer();
    timer =
        context
            .executor()
            .schedule(() -> close(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void close(ChannelHandlerContext context) {
    SocketAddress server = context.channel().remoteAddress();
    context
        .close()
        .addListener(closed -> LOG.warn("{} does not reply: a connection was closed.", server));
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void remember(ByteBuf data) {
    int from = Math.max(data.readerIndex(), data.writerIndex() - READY_BYTES);
    for (int at = from; at < data.writerIndex(); at++) {
      lastBytes = lastBytes << Byte.SIZE | data.getUnsignedByte(at);
    }
  }

  private boolean isReplyComplete() {
    return (lastBytes >>> Byte.SIZE & ALL_BUT_STATUS) == READY_FOR_QUERY;
  }
}
