package dev.tracelab.tracing.readme;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;

/** The service without tracing from which docs/adopt.md starts. */
final class PlainService {

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);

  void start() {
    Router router = Router.router(vertx);
    router.get("/hello/:name").handler(this::hello);
    vertx.createHttpServer().requestHandler(router).listen(8070, "127.0.0.1").await();
  }

  private void hello(RoutingContext request) {
    client
        .getAbs("http://127.0.0.1:8080/api/products")
        .send()
        .map(response -> response.bodyAsJsonObject().getJsonArray("products").getJsonObject(0))
        .onSuccess(product -> request.response().end(greeting(request, product)))
        .onFailure(request::fail);
  }

  private static String greeting(RoutingContext request, JsonObject product) {
    return "Hello " + request.pathParam("name") + ", try our " + product.getString("name") + ".\n";
  }
}
