package dev.tracelab.kit.cups;

import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import io.jaegertracing.spi.Reporter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A service to try the kit with. {@code GET /cups/slow} responds when a test says so. */
public final class CupService {

  private final BlockingQueue<Promise<ApiResponse>> waiting = new LinkedBlockingQueue<>();

  /** For a process of its own. */
  public ServiceDescription<String> description() {
    return new ServiceDescription<>(
        "cup-service", "cups.yaml", 0, 0, env -> env.text("GREETING", "hello"), this::assemble);
  }

  /** Starts it in this JVM, on free ports unless configured otherwise. */
  public RunningService start(Reporter reporter, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "MANAGEMENT_PORT", "0"));
    environment.putAll(variables);
    return RunningService.start(
        description(), new Environment(environment), Tracing.reportingTo("cup-service", reporter));
  }

  /** The next request for {@code /cups/slow}, awaiting a response. Blocks until there is one. */
  public Promise<ApiResponse> nextSlowRequest() throws InterruptedException {
    return waiting.take();
  }

  private void assemble(String greeting, ServiceBuilder service) {
    service.serve(
        api ->
            api.route("POST /cups", CupService::place)
                .route("GET /cups/{id}", context -> find(context, greeting)));
  }

  private static Future<ApiResponse> place(RoutingContext context) {
    return Future.succeededFuture(ApiResponse.json(201, context.body().asJsonObject()));
  }

  private Future<ApiResponse> find(RoutingContext context, String greeting) {
    return switch (context.pathParam("id")) {
      case "slow" -> slow();
      case "broken" -> throw new IllegalStateException("broken on purpose");
      case "away" -> Future.failedFuture(new ConnectException("Connection refused"));
      case "gone" -> Future.failedFuture(ProblemException.of(404, "unknown-cup", "No such cup."));
      default ->
          Future.succeededFuture(ApiResponse.json(200, new JsonObject().put("says", greeting)));
    };
  }

  private Future<ApiResponse> slow() {
    Promise<ApiResponse> promise = Promise.promise();
    waiting.add(promise);
    return promise.future();
  }
}
