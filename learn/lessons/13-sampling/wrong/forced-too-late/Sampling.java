import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Serves 40 requests for products, and one order that fails. One trace in 10,000 is kept. */
public class Sampling {

  public static void main(String[] arguments) {
    Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(settings(), "shop"));
    Tracer tracer = tracing.tracer();
    for (int request = 0; request < 40; request++) {
      tracer.buildSpan("list-products").start().finish();
    }
    placeOrder(tracer);
    tracing.close(Duration.ofSeconds(5));
  }

  /** What the operators set for this service. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(System.getenv());
    settings.put("JAEGER_SAMPLER_TYPE", "probabilistic");
    settings.put("JAEGER_SAMPLER_PARAM", "0.0001");
    return settings;
  }

  private static void placeOrder(Tracer tracer) {
    Span order = tracer.buildSpan("place-order").start();
    step(tracer, order, "check-credit");
    step(tracer, order, "authorise-payment");
    order.setTag(Tags.SAMPLING_PRIORITY, 1);
    order.setTag(Tags.ERROR, true).log(Map.of("event", "error", "message", "card declined"));
    System.out.println("The order failed: card declined");
    step(tracer, order, "tell-customer");
    order.finish();
  }

  private static void step(Tracer tracer, Span order, String name) {
    tracer.buildSpan(name).asChildOf(order).start().finish();
  }
}
