import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.RecordedTraces;
import dev.tracelab.tracing.Tracing;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import java.time.Duration;

/** Tests the trace of an order, with a right service and with broken ones. */
public class OrderServiceTest {

  private static final Golden ORDER =
      Golden.parse(
          """
          place-order          order-service  internal
            reserve-stock      order-service  internal
            authorise-payment  order-service  internal
          """);

  /** A good test accepts the builds called right, and rejects all others. */
  public static void main(String[] arguments) {
    for (OrderService.Build build : OrderService.Build.values()) {
      String verdict = accepts(traceOfAnOrder(build)) ? "accepted" : "rejected";
      System.out.println(build + ": " + verdict);
    }
  }

  private static Trace traceOfAnOrder(OrderService.Build build) {
    InMemoryReporter reporter = new InMemoryReporter();
    Tracing tracing = Tracing.reportingTo("order-service", reporter);
    new OrderService(tracing.tracer(), build).placeOrder(100);
    tracing.close(Duration.ofSeconds(5));
    return RecordedTraces.of(reporter);
  }

  private static boolean accepts(Trace trace) {
    return ORDER.matches(trace);
  }
}
