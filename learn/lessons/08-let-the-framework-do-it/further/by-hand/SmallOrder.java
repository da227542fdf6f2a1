import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.log.Fields;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** An order asks for the stock: a replica that is down, then the next. Traced by hand. */
public class SmallOrder {

  private static final String HOST = "127.0.0.1";
  private static final int DOWN = 1;

  private final WebClient client;
  private final Tracer tracer;
  private final int stockPort;

  SmallOrder(Vertx vertx, Tracer tracer, int stockPort) {
    this.client = WebClient.create(vertx);
    this.tracer = tracer;
    this.stockPort = stockPort;
  }

  public static void main(String[] arguments) throws Exception {
    JaegerTracer inventoryTracer = Configuration.fromEnv("inventory-service").getTracer();
    JaegerTracer orderTracer = Configuration.fromEnv("order-service").getTracer();
    Vertx inventory = Vertx.vertx();
    Vertx orders = Vertx.vertx();

    Router products = Router.router(inventory);
    products.get("/products/:sku").handler(request -> stock(inventoryTracer, request));
    int stockPort = listen(inventory, products);

    Router shop = Router.router(orders);
    shop.post("/orders/:customer").handler(new SmallOrder(orders, orderTracer, stockPort)::order);
    System.out.println(post(listen(orders, shop)));

    orders.close().await();
    inventory.close().await();
    orderTracer.close();
    inventoryTracer.close();
  }

  private void order(RoutingContext request) {
    Span span = server(tracer, "POST /orders/{customer}", request);
    ask(span, 1, DOWN)
        .recover(refused -> ask(span, 2, stockPort))
        .onSuccess(stock -> request.response().setStatusCode(201).end(stock.bodyAsString()))
        .onFailure(request::fail);
  }

  private Future<HttpResponse<Buffer>> ask(Span parent, int attempt, int port) {
    Span span =
        tracer
            .buildSpan("GET inventory-service/products/{sku}")
            .asChildOf(parent)
            .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT)
            .withTag("attempt", attempt)
            .start();
    HttpRequest<Buffer> request = client.get(port, HOST, "/products/tea");
    Map<String, String> headers = new HashMap<>();
    tracer.inject(span.context(), Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    headers.forEach(request::putHeader);
    return request
        .send()
        .onSuccess(response -> span.setTag(Tags.HTTP_STATUS, response.statusCode()))
        .onFailure(failure -> fail(span, failure))
        .onComplete(done -> span.finish());
  }

  private static void fail(Span span, Throwable failure) {
    span.setTag(Tags.ERROR, true);
    span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, failure.toString()));
  }

  private static void stock(Tracer tracer, RoutingContext request) {
    server(tracer, "GET /products/{sku}", request);
    request.response().end("12 of " + request.pathParam("sku") + " left");
  }

  /** The span of a request, which ends with its response. */
  private static Span server(Tracer tracer, String operation, RoutingContext routing) {
    HttpServerRequest request = routing.request();
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach(headers::put);
    SpanContext caller =
        tracer.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    Span span =
        tracer
            .buildSpan(operation)
            .asChildOf(caller)
            .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_SERVER)
            .start();
    routing.addEndHandler(
        ended -> {
          span.setTag(Tags.HTTP_STATUS, request.response().getStatusCode());
          span.finish();
        });
    return span;
  }

  private static int listen(Vertx vertx, Router router) {
    return vertx.createHttpServer().requestHandler(router).listen(0, HOST).await().actualPort();
  }

  /** A customer, whom nobody traces. */
  private static String post(int port) throws Exception {
    URI uri = URI.create("http://" + HOST + ":" + port + "/orders/ada");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
