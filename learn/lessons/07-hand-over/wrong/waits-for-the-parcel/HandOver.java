import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** An order waits for the stock, and nobody waits for its parcel: an outbox hands it over. */
public class HandOver {

  /** A row of the outbox: what is to be packed, and the trace it belongs to. */
  record Row(String order, Map<String, String> trace) {}

  private final Queue<Row> outbox = new ArrayDeque<>();
  private final Vertx vertx;
  private final Tracer orders;

  HandOver(Vertx vertx, Tracer orders) {
    this.vertx = vertx;
    this.orders = orders;
  }

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    try (JaegerTracer orders = Configuration.fromEnv("order-service").getTracer();
        JaegerTracer inventory = Configuration.fromEnv("inventory-service").getTracer();
        JaegerTracer warehouse = Configuration.fromEnv("warehouse").getTracer()) {
      HandOver service = new HandOver(vertx, orders);
      vertx.eventBus().<String>consumer("stock", message -> checkStock(inventory, message));
      vertx.eventBus().<String>consumer("parcels", message -> pack(warehouse, message));

      service.placeOrder("order-1").await();
      vertx.close().await();
    }
  }

  /** What the customer waits for. */
  private Future<Void> placeOrder(String order) {
    Span span = orders.buildSpan("place-order").withTag("order.id", order).start();
    return vertx
        .eventBus()
        .request("stock", "tea", carrying(contextOf(span)))
        .onSuccess(inStock -> outbox.add(new Row(order, contextOf(span))))
        .compose(inStock -> vertx.timer(50))
        .compose(later -> relay())
        .onComplete(done -> span.finish())
        .mapEmpty();
  }

  /** Some time later, and elsewhere: sends on what is in the outbox. */
  private Future<Void> relay() {
    Row row = outbox.remove();
    return vertx.eventBus().request("parcels", row.order(), carrying(row.trace())).mapEmpty();
  }

  private Map<String, String> contextOf(Span span) {
    Map<String, String> text = new HashMap<>();
    orders.inject(span.context(), Format.Builtin.TEXT_MAP, new TextMapAdapter(text));
    return text;
  }

  private static DeliveryOptions carrying(Map<String, String> trace) {
    DeliveryOptions options = new DeliveryOptions();
    trace.forEach(options::addHeader);
    return options;
  }

  private static void checkStock(Tracer tracer, Message<String> message) {
    Span span = consumer(tracer, "check-stock", message, References.CHILD_OF);
    message.reply("in stock");
    span.finish();
  }

  private static void pack(Tracer tracer, Message<String> message) {
    Span span = consumer(tracer, "pack-order", message, References.FOLLOWS_FROM);
    System.out.println("Packed " + message.body() + ".");
    span.finish();
    message.reply("packed");
  }

  private static Span consumer(
      Tracer tracer, String operation, Message<String> message, String reference) {
    Map<String, String> headers = new HashMap<>();
    message.headers().forEach(headers::put);
    SpanContext earlier = tracer.extract(Format.Builtin.TEXT_MAP, new TextMapAdapter(headers));
    return tracer
        .buildSpan(operation)
        .addReference(reference, earlier)
        .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CONSUMER)
        .start();
  }
}
