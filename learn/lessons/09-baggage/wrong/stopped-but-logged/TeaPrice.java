import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.baggage.Restriction;
import io.jaegertracing.spi.BaggageRestrictionManager;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import java.util.HashMap;
import java.util.Map;

/** The gateway knows the customer; two services further on, the price depends on the tier. */
public class TeaPrice {

  private static final BaggageRestrictionManager TIER_ONLY =
      (service, key) -> Restriction.of(key.equals("customer.tier"), 16);

  record Customer(String email, String tier) {}

  private final Tracer gateway;
  private final Tracer orders;
  private final Tracer prices;

  TeaPrice(Tracer gateway, Tracer orders, Tracer prices) {
    this.gateway = gateway;
    this.orders = orders;
    this.prices = prices;
  }

  public static void main(String[] arguments) {
    try (JaegerTracer gateway = tracer("gateway");
        JaegerTracer orders = tracer("order-service");
        JaegerTracer prices = tracer("price-service")) {
      new TeaPrice(gateway, orders, prices).checkout(new Customer("ada@example.com", "gold"));
    }
  }

  private static JaegerTracer tracer(String service) {
    return Configuration.fromEnv(service)
        .getTracerBuilder()
        .withBaggageRestrictionManager(TIER_ONLY)
        .build();
  }

  private void checkout(Customer customer) {
    Span span = gateway.buildSpan("checkout").start();
    span.setBaggageItem("customer", customer.toString());
    span.setBaggageItem("customer.tier", customer.tier());
    rememberVisits(span);
    placeOrder(headers(gateway, span, "order-service"));
    span.finish();
  }

  /** Knows nothing of customers, and passes on what it is given. */
  private void placeOrder(Map<String, String> headers) {
    Span span = begin(orders, "place-order", headers);
    findPrice(headers(orders, span, "price-service"));
    span.finish();
  }

  private void findPrice(Map<String, String> headers) {
    Span span = begin(prices, "find-price", headers);
    String tier = span.getBaggageItem("customer.tier");
    span.setTag("customer.tier", tier);
    System.out.println("Tea costs " + ("gold".equals(tier) ? 9 : 10) + ".");
    span.finish();
  }

  /** A loyalty library that you cannot change. */
  private static void rememberVisits(Span span) {
    span.setBaggageItem("loyalty.visits", "2026-11-23T07:42:10Z,".repeat(70));
  }

  private static Span begin(Tracer tracer, String operation, Map<String, String> headers) {
    return tracer
        .buildSpan(operation)
        .asChildOf(tracer.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers)))
        .start();
  }

  /** The headers of a call, printed as they go out. */
  private static Map<String, String> headers(Tracer tracer, Span span, String to) {
    Map<String, String> headers = new HashMap<>();
    tracer.inject(span.context(), Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    headers.forEach(
        (name, value) ->
            System.out.printf("to %s: %s: %.80s (%d)%n", to, name, value, value.length()));
    return headers;
  }
}
