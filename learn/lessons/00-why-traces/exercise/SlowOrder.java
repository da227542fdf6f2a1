import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/** Places one order. Log lines and a metric show that it is slow, but not why. */
public class SlowOrder {

  public static void main(String[] arguments) {
    LongSummaryStatistics millis = LongStream.generate(() -> 120).limit(99).summaryStatistics();

    long start = System.nanoTime();
    System.out.println("order=100 received");
    placeOrder(new Shop());
    System.out.println("order=100 accepted");
    millis.accept((System.nanoTime() - start) / 1_000_000);

    System.out.printf(
        "orders_count=%d orders_ms_sum=%d orders_ms_max=%d%n",
        millis.getCount(), millis.getSum(), millis.getMax());
    System.out.println("slow step: unknown");
  }

  private static void placeOrder(Shop shop) {
    shop.checkCredit();
    shop.reserveStock();
    shop.authorisePayment();
  }
}
