package dev.tracelab.scenarios.engine;

import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Chooses the scenario of each request where it enters the system: the one that its header names,
 * or else the one that is on for all requests.
 */
public final class GatewaySwitch {

  private static final String PATH = "/scenario";
  private static final String NAME = "scenario";

  private volatile ScenarioChoice forAll;

  /** Reads the header of each request. */
  public void extend(Api api) {
    api.before(this::choose);
  }

  /**
   * On the management port, {@code GET /scenario} returns what is on for all requests, {@code PUT
   * /scenario?id=ID} and {@code ID:repaired} switch it on, {@code DELETE /scenario} off.
   */
  public void extend(Router management) {
    management.get(PATH).handler(this::show);
    management.put(PATH).handler(this::switchOn);
    management.delete(PATH).handler(this::switchOff);
  }

  private void choose(RoutingContext context) {
    String header = context.request().getHeader(ScenarioChoice.HEADER);
    ScenarioChoice choice = header == null ? forAll : ScenarioChoice.parse(header);
    if (choice == null) {
      context.next();
    } else if (choice.exists()) {
      ScenarioBaggage.set(choice);
      SparseSampling.apply(choice, context);
      context.next();
    } else {
      context.fail(unknown());
    }
  }

  private void show(RoutingContext context) {
    context.json(new JsonObject().put(NAME, forAll == null ? null : forAll.toString()));
  }

  private void switchOn(RoutingContext context) {
    String id = context.queryParams().get("id");
    ScenarioChoice choice = id == null ? null : ScenarioChoice.parse(id);
    if (choice == null || !choice.exists()) {
      context.response().setStatusCode(400);
      context.json(new JsonObject().put("detail", unknown().getMessage()));
    } else {
      forAll = choice;
      show(context);
    }
  }

  private void switchOff(RoutingContext context) {
    forAll = null;
    show(context);
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        400,
        "unknown-scenario",
        "There is no such scenario: use one of " + Catalogue.ids() + ", or ID:repaired.");
  }
}
