package dev.tracelab.jaeger.sampling;

import dev.tracelab.jaeger.sampling.SamplingStrategies.Strategy;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
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
      refuse(ctx, "'service' parameter must be provided once\n");
      return;
    }
    respond(ctx, 200, "application/json", json(strategies.of(services.get(0))).encode());
  }

  /**
   * The form of Jaeger's sampling API; a strategy without operations leaves them out, as it does.
   */
  private static JsonObject json(Strategy strategy) {
    JsonObject json =
        new JsonObject()
            .put("strategyType", "PROBABILISTIC")
            .put("probabilisticSampling", rate(strategy.probability()));
    if (!strategy.operations().isEmpty()) {
      JsonArray operations = new JsonArray();
      strategy
          .operations()
          .forEach(
              (operation, probability) ->
                  operations.add(
                      new JsonObject()
                          .put("operation", operation)
                          .put("probabilisticSampling", rate(probability))));
      json.put(
          "operationSampling",
          new JsonObject()
              .put("defaultSamplingProbability", strategy.probability())
              .put("defaultLowerBoundTracesPerSecond", 0)
              .put("perOperationStrategies", operations));
    }
    return json;
  }

  private static JsonObject rate(double probability) {
    return new JsonObject().put("samplingRate", probability);
  }

  /** Without a service it applies to all of them; an operation needs its service. */
  private void put(RoutingContext ctx) {
    double probability = probability(ctx.queryParams().get("probability"));
    String service = ctx.queryParams().get(SERVICE);
    String operation = ctx.queryParams().get("operation");
    if (!(probability >= 0 && probability <= 1)) {
      refuse(ctx, "The parameter 'probability' must be a number from 0 to 1.\n");
      return;
    }
    if (operation != null && service == null) {
      refuse(ctx, "The parameter 'operation' needs the parameter 'service'.\n");
      return;
    }
    if (service == null) {
      strategies.setAll(probability);
    } else if (operation == null) {
      strategies.set(service, probability);
    } else {
      strategies.set(service, operation, probability);
    }
    ctx.response().setStatusCode(204).end();
  }

  private static void refuse(RoutingContext ctx, String sentence) {
    respond(ctx, 400, "text/plain; charset=utf-8", sentence);
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
