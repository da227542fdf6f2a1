import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** An order asks for the stock: a replica that is down, then the next. A library traces it. */
public class SmallOrder {

  private static final String HOST = "127.0.0.1";
  private static final int DOWN = 1;
  private static final ClientCall STOCK =
      new ClientCall(HttpMethod.GET, "inventory-service", "/products/{sku}");

  private final WebClient client;
  private final ClientTracing calls;
  private final int stockPort;

  SmallOrder(Vertx vertx, Tracing tracing, int stockPort) {
    this.client = WebClient.create(vertx);
    this.calls = new ClientTracing(new Traced(vertx, tracing.tracer()));
    this.stockPort = stockPort;
  }

  public static void main(String[] arguments) throws Exception {
    Tracing inventoryTracing = tracing("inventory-service");
    Tracing orderTracing = tracing("order-service");
    Vertx inventory = traced(inventoryTracing, "GET /products/{sku}");
    Vertx orders = traced(orderTracing, "POST /orders/{customer}");

    Router products = Router.router(inventory);
    products.get("/products/:sku").handler(SmallOrder::stock);
    int stockPort = listen(inventory, products);

    Router shop = Router.router(orders);
    shop.post("/orders/:customer").handler(new SmallOrder(orders, orderTracing, stockPort)::order);
    System.out.println(post(listen(orders, shop)));

    orders.close().await();
    inventory.close().await();
    orderTracing.close(Duration.ofSeconds(5));
    inventoryTracing.close(Duration.ofSeconds(5));
  }

  private static Tracing tracing(String service) {
    return Tracing.start(TracingConfig.fromEnvironment(System.getenv(), service));
  }

  private static Vertx traced(Tracing tracing, String route) {
    RouteNames names = RouteNames.of(List.of(route));
    return Vertx.builder().withTracer(ServiceTracer.factory(tracing, names)).build();
  }

  private void order(RoutingContext request) {
    calls
        .attempt(STOCK, 1, () -> ask(DOWN).recover(refused -> ask(stockPort)))
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
