package hello;

import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets, and recommends a product that it asks another service for. */
final class HelloService {

  static final RouteNames ROUTES = RouteNames.of(List.of("GET /hello/{name}"));

  private static final ClientCall PRODUCTS =
      new ClientCall(HttpMethod.GET, "catalogue", "/api/products");

  private static final Logger LOG = LoggerFactory.getLogger(HelloService.class);

  private final Vertx vertx;
  private final Traced traced;
  private final ClientTracing calls;
  private final WebClient client;
  private final URI catalogue;

  HelloService(Vertx vertx, Traced traced, URI catalogue) {
    this.vertx = vertx;
    this.traced = traced;
    this.calls = new ClientTracing(traced);
    this.client = WebClient.create(vertx);
    this.catalogue = catalogue;
  }

  Future<HttpServer> listen(String host, int port) {
    Router router = Router.router(vertx);
    router.route().handler(new TraceResponse());
    router.get("/hello/:name").handler(this::hello);
    return vertx.createHttpServer().requestHandler(router).listen(port, host);
  }

  private void hello(RoutingContext request) {
    recommend()
        .map(product -> "Hello " + request.pathParam("name") + ", try our " + product + ".\n")
        .onSuccess(greeting -> request.response().end(greeting))
        .onFailure(failure -> respondWithout(request, failure));
  }

  private static void respondWithout(RoutingContext request, Throwable failure) {
    LOG.warn("There is no product to recommend: {}", Secrets.describe(failure));
    request.response().setStatusCode(502).end("The catalogue does not answer.\n");
  }

  private Future<String> recommend() {
    return traced.span(
        "recommend product",
        span ->
            products()
                .map(
                    products -> {
                      JsonObject product = anyOf(products);
                      span.setTag("product.sku", product.getString("sku"));
                      LOG.info("{} is recommended.", product.getString("sku"));
                      return product.getString("name");
                    }));
  }

  private Future<JsonArray> products() {
    return calls
        .attempt(PRODUCTS, 1, () -> client.getAbs(catalogue + "/api/products").send())
        .expecting(HttpResponseExpectation.SC_OK)
        .map(response -> response.bodyAsJsonObject().getJsonArray("products"));
  }

  private static JsonObject anyOf(JsonArray products) {
    return products.getJsonObject(ThreadLocalRandom.current().nextInt(products.size()));
  }
}
