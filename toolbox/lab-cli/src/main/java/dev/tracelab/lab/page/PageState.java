package dev.tracelab.lab.page;

import dev.tracelab.lab.sampling.SamplingClient;
import dev.tracelab.lab.scenario.ScenarioSwitch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state line: which services are ready, how many spans they reported and dropped, what is
 * sampled, and which scenario is on for all requests.
 */
final class PageState {

  private static final long EVERY_MILLIS = 2_000;
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);
  private static final Pattern REPORTED = counter("tracing_spans_reported_total");
  private static final Pattern DROPPED = counter("tracing_spans_dropped_total");

  private final Vertx vertx;
  private final PageTargets targets;
  private final ScenarioSwitch scenarios;
  private final HttpClient client = HttpClient.newHttpClient();

  PageState(Vertx vertx, PageTargets targets, PageEvents events) {
    this.vertx = vertx;
    this.targets = targets;
    this.scenarios = new ScenarioSwitch(targets.gatewayManagement());
    vertx.setPeriodic(EVERY_MILLIS, tick -> tell(events));
  }

  void show(RoutingContext context) {
    read().onSuccess(context::json).onFailure(context::fail);
  }

  private void tell(PageEvents events) {
    if (events.hasPages()) {
      Future<?> unused = read().onSuccess(state -> events.send("state", state));
    }
  }

  private Future<JsonObject> read() {
    return Future.all(
            services(), known(this::sampling), known(() -> scenarios.current().orElse(null)))
        .map(
            all ->
                new JsonObject()
                    .put("services", all.resultAt(0))
                    .put("sampling", all.resultAt(1))
                    .put("scenario", all.resultAt(2)));
  }

  private String sampling() {
    return targets.sampling() == null
        ? "as the services are configured"
        : new SamplingClient(targets.sampling()).strategy(PageTargets.GATEWAY);
  }

  /** What a blocking call returns; null if it fails. */
  private Future<String> known(Callable<String> call) {
    return vertx.executeBlocking(call, false).otherwiseEmpty();
  }

  private Future<JsonObject> services() {
    Map<String, Future<JsonObject>> services = new TreeMap<>();
    targets.management().forEach((name, address) -> services.put(name, service(address)));
    return Future.join(List.copyOf(services.values()))
        .map(
            all -> {
              JsonObject state = new JsonObject();
              services.forEach((name, service) -> state.put(name, service.result()));
              return state;
            });
  }

  /** Never fails: a service that does not respond is down. */
  private Future<JsonObject> service(URI management) {
    HttpRequest request =
        HttpRequest.newBuilder(management.resolve("/metrics")).timeout(TIMEOUT).build();
    return Future.fromCompletionStage(client.sendAsync(request, BodyHandlers.ofString()))
        .map(response -> counts(response.body()))
        .otherwise(new JsonObject().put("up", false));
  }

  private static JsonObject counts(String metrics) {
    return new JsonObject()
        .put("up", true)
        .put("reported", sum(REPORTED, metrics))
        .put("dropped", sum(DROPPED, metrics));
  }

  private static long sum(Pattern counter, String metrics) {
    Matcher lines = counter.matcher(metrics);
    double sum = 0;
    while (lines.find()) {
      sum += Double.parseDouble(lines.group(1));
    }
    return Math.round(sum);
  }

  private static Pattern counter(String name) {
    return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*\\})? ([0-9.E+]+)");
  }
}
