import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** Shows the page of a product, with its price, its stock and its reviews. */
public class ProductPage {

  private final Vertx vertx;
  private final Traced traced;

  private ProductPage(Vertx vertx, Traced traced) {
    this.vertx = vertx;
    this.traced = traced;
  }

  public static void main(String[] arguments) {
    Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(System.getenv(), "shop"));
    RouteNames none = RouteNames.of(List.of());
    Vertx vertx = Vertx.builder().withTracer(ServiceTracer.factory(tracing, none)).build();

    System.out.println(new ProductPage(vertx, new Traced(vertx, tracing.tracer())).show().await());

    vertx.close().await();
    tracing.close(Duration.ofSeconds(5));
  }

  private Future<String> show() {
    return traced.span(
        "show-page",
        page ->
            Future.all(
                    fetch("price", 200),
                    fetch("stock", 250),
                    fetch("reviews", 400),
                    loadTemplate())
                .compose(all -> render()));
  }

  /** Stands for a call of another service. */
  private Future<String> fetch(String what, long millis) {
    return traced.span(
        "fetch-" + what,
        span -> {
          span.setTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT);
          span.setTag(Tags.PEER_SERVICE, what + "-service");
          span.setTag(Tags.HTTP_METHOD, "GET");
          return vertx.timer(millis).map(what);
        });
  }

  private Future<String> loadTemplate() {
    return traced.span("load-template", span -> vertx.timer(300).map("template"));
  }

  /** Needs the template, the price, the stock and the reviews. */
  private Future<String> render() {
    return traced.span("render", span -> vertx.timer(100).map("The page is shown."));
  }
}
