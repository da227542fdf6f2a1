import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** An order passes three services: two on OpenTracing, one on OpenTelemetry. */
public class Fleet {

  public static void main(String[] arguments) {
    Tracing gateway =
        start(
            "gateway",
            Map.of("JAEGER_PROPAGATION", "jaeger", "TRACING_BACKEND", "opentelemetry"));
    Tracing orders = start("order-service", Map.of("JAEGER_PROPAGATION", "jaeger,w3c"));
    try (StockService stock = new StockService()) {
      placeOrder(gateway.tracer(), orders.tracer(), stock);
    }
    orders.close(Duration.ofSeconds(5));
    gateway.close(Duration.ofSeconds(5));
  }

  /** The check's variables, and this service's own. */
  private static Tracing start(String service, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(settings);
    return Tracing.start(TracingConfig.fromEnvironment(environment, service));
  }

  /** The gateway's part. */
  private static void placeOrder(Tracer tracer, Tracer orders, StockService stock) {
    Span span = tracer.buildSpan("place-order").withTag(Tags.SPAN_KIND, "client").start();
    acceptOrder(orders, headers(tracer, span), stock);
    span.finish();
  }

  /** The part of order-service, as it has always been. */
  private static void acceptOrder(Tracer tracer, Map<String, String> headers, StockService stock) {
    SpanContext caller =
        tracer.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    Span span =
        tracer
            .buildSpan("accept-order")
            .asChildOf(caller)
            .withTag(Tags.SPAN_KIND, "server")
            .start();
    stock.reserve(headers(tracer, span));
    span.finish();
  }

  /** The headers of a request; between these services there is no network. */
  private static Map<String, String> headers(Tracer tracer, Span span) {
    Map<String, String> headers = new HashMap<>();
    tracer.inject(span.context(), Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    return headers;
  }
}
