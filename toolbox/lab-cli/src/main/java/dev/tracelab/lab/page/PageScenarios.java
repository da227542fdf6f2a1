package dev.tracelab.lab.page;

import dev.tracelab.lab.lesson.MyLessons;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.scenario.ScenarioSwitch;
import dev.tracelab.lessons.Lesson;
import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Shows the catalogue, and switches a scenario on for all requests. */
final class PageScenarios {

  private final Vertx vertx;
  private final PageTargets targets;
  private final ScenarioSwitch gateway;

  PageScenarios(Vertx vertx, PageTargets targets) {
    this.vertx = vertx;
    this.targets = targets;
    this.gateway = new ScenarioSwitch(targets.gatewayManagement());
  }

  /** All that the page needs to know once. */
  void lab(RoutingContext context) {
    JsonArray scenarios = new JsonArray();
    Catalogue.all().forEach(scenario -> scenarios.add(json(scenario)));
    context.json(
        new JsonObject()
            .put("jaeger", targets.jaegerForBrowser().toString())
            .put("gateway", targets.gateway().toString())
            .put("scenarios", scenarios)
            .put("lessons", targets.lessons() == null ? null : json(targets.lessons())));
  }

  void switchOn(RoutingContext context) {
    ScenarioChoice choice = PageRequest.choice(context.queryParams().get("id"));
    if (choice == null) {
      throw LabException.usageError("Name the scenario: /api/scenario?id=ID.");
    }
    run(context, () -> gateway.on(choice));
  }

  void switchOff(RoutingContext context) {
    run(context, gateway::off);
  }

  private void run(RoutingContext context, Runnable change) {
    vertx
        .executeBlocking(
            () -> {
              change.run();
              return null;
            },
            false)
        .onSuccess(done -> context.response().setStatusCode(204).end())
        .onFailure(context::fail);
  }

  private static JsonObject json(MyLessons mine) {
    List<Lesson> open = mine.all().stream().filter(lesson -> !mine.isDone(lesson)).toList();
    return new JsonObject()
        .put("all", mine.all().size())
        .put("open", open.size())
        .put("next", open.isEmpty() ? null : open.get(0).number())
        .put("title", open.isEmpty() ? null : open.get(0).title());
  }

  private static JsonObject json(Scenario scenario) {
    return new JsonObject()
        .put("id", scenario.id())
        .put("title", scenario.title())
        .put("question", scenario.question())
        .put("breaks", scenario.breaks())
        .put("symptom", scenario.symptom())
        .put("look", scenario.look())
        .put("why", scenario.why())
        .put("repair", scenario.repair())
        .put("finding", scenario.finding())
        .put("brokenCode", scenario.brokenCode())
        .put("repairedCode", scenario.repairedCode());
  }
}
