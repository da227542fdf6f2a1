package dev.tracelab.jaeger.sampling;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The routes of remote sampling. {@code GET} answers as the real Jaeger does; {@code PUT} is ours:
 * the real one reads its strategies from a file. A page of another origin cannot send it.
 */
public final class SamplingRoutes {

  private static final String SERVICE = "service";

  private final SamplingStrategies strategies = new SamplingStrategies();

  private SamplingRoutes() {}

  /** Adds the routes to the router of the collector; at first every trace is sampled. */
  public static void mount(Router router) {
    SamplingRoutes routes = new SamplingRoutes();
    // The first is jaeger-client's, the others are those of Jaeger's agent and collector.
    for (String path : List.of("/", "/sampling", "/api/sampling")) {
      router.route(HttpMethod.GET, path).handler(routes::get);
    }
    router.put("/api/sampling").handler(routes::put);
  }

  private void get(RoutingContext ctx) {
    List<String> services = ctx.queryParam(SERVICE);
    if (services.size() != 1) {
      respond(ctx, 400, "text/plain; charset=utf-8", "'service' parameter must be provided once\n");
      return;
    }
    JsonObject strategy =
        new JsonObject()
            .put("strategyType", "PROBABILISTIC")
            .put(
                "probabilisticSampling",
                new JsonObject().put("samplingRate", strategies.of(services.get(0))));
    respond(ctx, 200, "application/json", strategy.encode());
  }

  /** Without a service it applies to all of them. */
  private void put(RoutingContext ctx) {
    double probability = probability(ctx.queryParams().get("probability"));
    if (!(probability >= 0 && probability <= 1)) {
      String sentence = "The parameter 'probability' must be a number from 0 to 1.\n";
      respond(ctx, 400, "text/plain; charset=utf-8", sentence);
      return;
    }
    String service = ctx.queryParams().get(SERVICE);
    if (service == null) {
      strategies.setAll(probability);
    } else {
      strategies.set(service, probability);
    }
    ctx.response().setStatusCode(204).end();
  }

  private static double probability(String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static void respond(RoutingContext ctx, int status, String type, String body) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", type)
        .putHeader("x-content-type-options", "nosniff")
        .end(body);
  }
}
