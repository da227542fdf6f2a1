import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Places eight orders. One of them is slow, and an alert says so. */
public class SlowOrders {

  private final Tracer tracer;
  private final Durations durations = new Durations();
  private final Semaphore connections = new Semaphore(1);

  private SlowOrders(Tracer tracer) {
    this.tracer = tracer;
  }

  public static void main(String[] arguments) throws InterruptedException {
    Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "orders"));
    SlowOrders shop = new SlowOrders(tracing.tracer());
    shop.serve();
    tracing.close(Duration.ofSeconds(5));

    System.out.print(shop.durations);
    if (shop.durations.areSlow()) {
      System.out.println("ALERT RequestsSlow, runbook: docs/operate/runbooks/RequestsSlow.md");
    }
    System.out.println("culprit: monthly-report");
  }

  private void serve() throws InterruptedException {
    Thread report = new Thread(this::report);
    for (int order = 1; order <= 8; order++) {
      if (order == 5) {
        connections.acquire();
        report.start();
      }
      placeOrder();
    }
    report.join();
  }

  private void placeOrder() {
    long start = System.nanoTime();
    Span order = tracer.buildSpan("place-order").start();
    connections.acquireUninterruptibly();
    query("insert-order", order, 2);
    connections.release();
    order.finish();
    double seconds = (System.nanoTime() - start) / 1e9;
    durations.observe(seconds, order.context().toTraceId());
  }

  /** Runs beside the orders, on a connection that it has got already. */
  private void report() {
    query("monthly-report", null, 1_500);
    connections.release();
  }

  /** Stands for a statement of a database. */
  private void query(String name, Span parent, long millis) {
    Span span =
        tracer.buildSpan(name).asChildOf(parent).withTag(Tags.SPAN_KIND, "client").start();
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      span.finish();
    }
  }
}
