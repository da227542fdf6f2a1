import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An order checks credit and stock at the same time, and logs what it finds. */
public class OrderLog {

  private static final Logger LOG = LoggerFactory.getLogger(OrderLog.class);

  private final Vertx vertx;
  private final Traced traced;

  OrderLog(Vertx vertx, Traced traced) {
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
    LOG.info("Open for orders.");
    new OrderLog(vertx, new Traced(vertx, tracing.tracer())).placeOrder().await();
    vertx.close().await();
    tracing.close(Duration.ofSeconds(5));
  }

  private Future<Void> placeOrder() {
    return traced.span("place-order", span -> Future.all(checkCredit(), checkStock()).mapEmpty());
  }

  private Future<Void> checkCredit() {
    return traced.span(
        "check-credit",
        span -> {
          LOG.info("Credit is asked for.");
          return vertx.timer(40).onSuccess(fired -> LOG.info("Credit is granted.")).mapEmpty();
        });
  }

  private Future<Void> checkStock() {
    return traced.span(
        "check-stock",
        span -> {
          LOG.info("Stock is asked for.");
          return vertx
              .timer(20)
              .onSuccess(
                  fired -> {
                    span.log(Map.of("event", "counted", "left", 2));
                    LOG.warn("Stock is low.");
                  })
              .mapEmpty();
        });
  }
}
