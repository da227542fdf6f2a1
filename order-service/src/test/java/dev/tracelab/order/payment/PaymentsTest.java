package dev.tracelab.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.payment.PaymentProvider.PaymentUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaymentsTest {

  private final Vertx vertx = Vertx.vertx();
  private final SlowProvider provider = new SlowProvider();
  private final Payments payments =
      new Payments(vertx.createSharedWorkerExecutor("one thread", 1), provider);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aPaymentWhoseDeadlinePassedWhileItWaitedForAThreadIsNeverBegun() throws Exception {
    AtomicLong clock = new AtomicLong();
    Deadline deadline = Deadline.after(Duration.ofSeconds(5), clock::get);
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    Future<Void> begun = payments.authorise(first, quote(), deadline);
    Future<Void> waiting = payments.authorise(second, quote(), deadline);

    provider.begun.await();
    clock.set(Duration.ofSeconds(6).toNanos());
    provider.goOn.countDown();

    ProblemException refused = catchThrowableOfType(ProblemException.class, waiting::await);
    assertThat(refused.problem().name()).isEqualTo("deadline-exceeded");
    begun.await();
    assertThat(provider.asked).containsExactly(first);
  }

  private static OrderPrice quote() {
    return new OrderPrice(List.of(), 1450L, "EUR");
  }

  /** Real in what matters here: it blocks. */
  private static final class SlowProvider implements PaymentProvider {

    private final Queue<UUID> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public boolean authorise(UUID orderId, long amountMinor, String currency)
        throws PaymentUnavailable {
      asked.add(orderId);
      begun.countDown();
      try {
        goOn.await();
        return true;
      } catch (InterruptedException e) {
        throw new PaymentUnavailable(e);
      }
    }

    @Override
    public void cancel(UUID orderId) {}
  }
}
