package dev.tracelab.scenarios.engine;

import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Map;

/**
 * Lets inventory-service answer late, in both variants of some scenarios: what differs is what the
 * caller makes of it. A request that was cancelled meanwhile goes no further.
 */
public final class LateAnswers implements PlatformHandler {

  private static final String QUOTES = "/quotes";
  private static final String PRODUCTS = "/products";
  private static final Map<String, Delay> DELAYS =
      Map.of(
          "slow-dependency", new Delay(QUOTES, 1_500),
          "orphaned-work", new Delay(QUOTES, 1_500),
          "pool-exhaustion", new Delay(QUOTES, 60),
          "sequential-calls", new Delay(PRODUCTS, 80));

  /** How late the answers are to requests whose path begins so. */
  private record Delay(String path, long millis) {}

  @Override
  public void handle(RoutingContext context) {
    ScenarioChoice choice = ScenarioBaggage.current();
    Delay delay = choice == null ? null : DELAYS.get(choice.id());
    if (delay == null || !context.request().path().startsWith(delay.path())) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request().pause();
    context.vertx().setTimer(delay.millis(), timer -> goOn(context, request));
  }

  private static void goOn(RoutingContext context, HttpServerRequest request) {
    if (!context.response().closed()) {
      context.next();
      request.resume();
    }
  }
}
