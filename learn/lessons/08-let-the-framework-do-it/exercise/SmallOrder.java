import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Tracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** An order asks for the stock: a replica that is down, then the next. Vert.x traces it. */
public class SmallOrder {

  private static final String HOST = "127.0.0.1";
  private static final int DOWN = 1;

  private final WebClient client;
  private final int stockPort;

  SmallOrder(Vertx vertx, int stockPort) {
    this.client = WebClient.create(vertx);
    this.stockPort = stockPort;
  }

  public static void main(String[] arguments) throws Exception {
    JaegerTracer inventoryTracer = Configuration.fromEnv("inventory-service").getTracer();
    JaegerTracer orderTracer = Configuration.fromEnv("order-service").getTracer();
    Vertx inventory = traced(inventoryTracer);
    Vertx orders = traced(orderTracer);

    Router products = Router.router(inventory);
    products.get("/products/:sku").handler(SmallOrder::stock);
    int stockPort = listen(inventory, products);

    Router shop = Router.router(orders);
    shop.post("/orders/:customer").handler(new SmallOrder(orders, stockPort)::order);
    System.out.println(post(listen(orders, shop)));

    orders.close().await();
    inventory.close().await();
    orderTracer.close();
    inventoryTracer.close();
  }

  private static Vertx traced(Tracer tracer) {
    return Vertx.builder().withTracer(new OpenTracingTracerFactory(tracer)).build();
  }

  private void order(RoutingContext request) {
    ask(DOWN)
        .recover(refused -> ask(stockPort))
        .onSuccess(stock -> request.response().setStatusCode(201).end(stock.bodyAsString()))
        .onFailure(request::fail);
  }

  private Future<HttpResponse<Buffer>> ask(int port) {
    return client.get(port, HOST, "/products/tea").send();
  }

  private static void stock(RoutingContext request) {
    request.response().end("12 of " + request.pathParam("sku") + " left");
  }

  private static int listen(Vertx vertx, Router router) {
    return vertx.createHttpServer().requestHandler(router).listen(0, HOST).await().actualPort();
  }

  /** A customer, whom nobody traces. */
  private static String post(int port) throws Exception {
    URI uri = URI.create("http://" + HOST + ":" + port + "/orders/ada");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
