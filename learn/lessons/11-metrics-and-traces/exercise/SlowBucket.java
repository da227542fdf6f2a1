import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** Takes six orders, measures each, and prints the metrics. One order is slow, and one fails. */
public class SlowBucket {

  private static final String OPEN_METRICS = "application/openmetrics-text";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Vertx vertx;
  private final Traced traced;

  SlowBucket(Vertx vertx, Traced traced) {
    this.vertx = vertx;
    this.traced = traced;
  }

  public static void main(String[] arguments) {
    Tracing tracing =
        Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "order-service"));
    Vertx vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();
    SlowBucket shop = new SlowBucket(vertx, new Traced(vertx, tracing.tracer()));
    for (int order = 1; order <= 6; order++) {
      shop.placeOrder(order).otherwiseEmpty().compose(done -> vertx.timer(150)).await();
    }
    System.out.println(shop.registry.scrape(OPEN_METRICS));
    vertx.close().await();
    tracing.close(Duration.ofSeconds(5));
  }

  private Future<Void> placeOrder(int order) {
    return traced.span(
        "place-order",
        span -> {
          Timer.Sample sample = Timer.start(registry);
          return work(order).onComplete(done -> sample.stop(timer()));
        });
  }

  private Timer timer() {
    return Timer.builder("orders").register(registry);
  }

  private Future<Void> work(int order) {
    return switch (order) {
      case 3 -> traced.span("wait-for-lock", span -> vertx.timer(2_000).mapEmpty());
      case 5 -> Future.failedFuture("The card was refused.");
      default -> vertx.timer(1).mapEmpty();
    };
  }
}
