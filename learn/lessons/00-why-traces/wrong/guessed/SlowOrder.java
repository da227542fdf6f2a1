import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/** Places one order. Log lines and a metric show that it is slow, and its trace shows why. */
public class SlowOrder {

  public static void main(String[] arguments) {
    LongSummaryStatistics millis = LongStream.generate(() -> 120).limit(99).summaryStatistics();

    try (JaegerTracer tracer = Configuration.fromEnv("shop").getTracer()) {
      long start = System.nanoTime();
      System.out.println("order=100 received");
      placeOrder(new Shop(), tracer);
      System.out.println("order=100 accepted");
      millis.accept((System.nanoTime() - start) / 1_000_000);
    }

    System.out.printf(
        "orders_count=%d orders_ms_sum=%d orders_ms_max=%d%n",
        millis.getCount(), millis.getSum(), millis.getMax());
    System.out.println("slow step: authorise-payment");
  }

  private static void placeOrder(Shop shop, JaegerTracer tracer) {
    Span order = tracer.buildSpan("place-order").withTag("order", 100).start();

    Span credit = tracer.buildSpan("check-credit").asChildOf(order).start();
    shop.checkCredit();
    credit.finish();

    Span stock = tracer.buildSpan("reserve-stock").asChildOf(order).start();
    shop.reserveStock();
    stock.finish();

    Span payment = tracer.buildSpan("authorise-payment").asChildOf(order).start();
    shop.authorisePayment();
    payment.finish();

    order.finish();
  }
}
