package dev.tracelab.kit.sql.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time stands still here but for what a test adds to it. */
class ReplyTimeoutHandlerTest {

  private static final String READY = "5a0000000549";
  private static final String PART_OF_A_ROW = "44000000ff0001";

  private final EmbeddedChannel connection =
      new EmbeddedChannel(new ReplyTimeoutHandler(Duration.ofSeconds(6)), new Goodbye());

  @BeforeEach
  void stopTheClock() {
    connection.freezeTime();
  }

  @Test
  void aServerThatOwesAnAnswerAndSaysNothingIsLeft() {
    ask();
    pass(5_999);
    assertThat(connection.isOpen()).isTrue();

    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void eachSignOfLifeBeginsTheWaitAnew() {
    ask();
    pass(5_000);
    answer(PART_OF_A_ROW);
    pass(5_999);
    assertThat(connection.isOpen()).isTrue();

    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aServerThatOwesNothingMayBeSilentForEver() {
    ask();
    answer(PART_OF_A_ROW + READY);
    pass(1_000_000);

    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void theEndOfAnAnswerIsKnownEvenWhenItComesInPieces() {
    ask();
    answer(PART_OF_A_ROW + READY.substring(0, 4));
    answer(READY.substring(4));
    pass(1_000_000);

    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void theEndOfTheAnswerBeforeIsNotTheEndOfThisOne() {
    ask();
    answer(READY);
    ask();
    pass(6_000);

    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void whatTheServerSaysUnaskedIsNotWaitedFor() {
    answer(PART_OF_A_ROW);
    pass(1_000_000);

    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void everythingGoesThroughAsItIs() {
    ask();
    answer(READY);

    assertThat(connection.<ByteBuf>readOutbound()).isEqualTo(bytes("51"));
    assertThat(connection.<ByteBuf>readInbound()).isEqualTo(bytes(READY));
  }

  private void ask() {
    connection.writeOutbound(bytes("51"));
  }

  private void answer(String hex) {
    connection.writeInbound(bytes(hex));
  }

  private void pass(long millis) {
    connection.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    connection.runScheduledPendingTasks();
  }

  private static ByteBuf bytes(String hex) {
    return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
  }

  /** Lets no close through, as the client's encoder does. */
  private static final class Goodbye extends ChannelOutboundHandlerAdapter {

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
      // Said, and the server's answer awaited for ever.
    }
  }
}
