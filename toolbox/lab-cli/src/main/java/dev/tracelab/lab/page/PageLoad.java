package dev.tracelab.lab.page;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.lab.load.LoadFigures;
import dev.tracelab.lab.load.LoadOptions;
import dev.tracelab.lab.load.OrderLoad;
import dev.tracelab.lab.process.LabException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.HistogramIterationValue;

/** Places orders at a fixed rate, one load at a time, and tells the pages its figures. */
final class PageLoad {

  private static final int LONGEST_SECONDS = 60;
  private static final int HIGHEST_RATE = 200;
  private static final int SHORTEST_MICROS = 1_000;
  private static final String EVENT = "load";

  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Vertx vertx;
  private final PageTargets targets;
  private final PageEvents events;

  PageLoad(Vertx vertx, PageTargets targets, PageEvents events) {
    this.vertx = vertx;
    this.targets = targets;
    this.events = events;
  }

  void start(RoutingContext context) {
    LoadOptions options = options(context.body().asJsonObject());
    if (!running.compareAndSet(false, true)) {
      PageFailures.send(context, 409, "A load is running: stop it first.");
      return;
    }
    stopped.set(false);
    vertx
        .executeBlocking(() -> run(options), false)
        .onFailure(failure -> events.send(EVENT, ended().put("failure", failure.getMessage())))
        .onComplete(done -> running.set(false));
    context.response().setStatusCode(202).end();
  }

  /** The load ends within a second. */
  void stop(RoutingContext context) {
    stopped.set(true);
    context.response().setStatusCode(204).end();
  }

  private static LoadOptions options(JsonObject body) {
    int rate = number(body, "rate");
    int seconds = number(body, "seconds");
    if (rate < 1 || rate > HIGHEST_RATE || seconds < 1 || seconds > LONGEST_SECONDS) {
      throw LabException.usageError(
          "Choose 1 to 200 orders a second, for 1 to 60 seconds; './lab load' does more.");
    }
    Object scenario = body.getValue("scenario");
    return LoadOptions.of(rate, seconds + "s", scenario == null ? null : scenario.toString());
  }

  /** 0 if there is none. */
  private static int number(JsonObject body, String name) {
    return body != null && body.getValue(name) instanceof Number number ? number.intValue() : 0;
  }

  private Void run(LoadOptions options) {
    OrderLoad load = new OrderLoad(options, targets.gateway(), targets.jaeger());
    LoadFigures end =
        load.run(
            (seconds, figures) -> events.send(EVENT, json(figures).put("seconds", seconds)),
            stopped::get);
    events.send(EVENT, json(end).put("running", false));
    Finding traces = load.traces();
    events.send(EVENT, json(end).put("running", false).put("traces", json(traces)));
    return null;
  }

  private static JsonObject ended() {
    return new JsonObject().put("running", false);
  }

  private static JsonObject json(Finding traces) {
    return new JsonObject()
        .put("checked", traces.checked())
        .put("broken", new JsonArray(traces.violations()));
  }

  private static JsonObject json(LoadFigures figures) {
    JsonObject outcomes = new JsonObject();
    figures.outcomes().forEach(outcomes::put);
    return new JsonObject()
        .put("running", true)
        .put("placed", figures.placed())
        .put("inFlight", figures.inFlight())
        .put("errors", figures.errors())
        .put("outcomes", outcomes)
        .put("p50", figures.millisAt(50))
        .put("p99", figures.millisAt(99))
        .put("max", figures.millisAt(100))
        .put("histogram", histogram(figures));
  }

  /** How many orders took up to 1, 2, 4, … milliseconds. */
  private static JsonArray histogram(LoadFigures figures) {
    JsonArray buckets = new JsonArray();
    for (HistogramIterationValue bucket :
        figures.latency().logarithmicBucketValues(SHORTEST_MICROS, 2)) {
      buckets.add(
          new JsonObject()
              .put("millis", (bucket.getValueIteratedTo() + 1) / SHORTEST_MICROS)
              .put("orders", bucket.getCountAddedInThisIterationStep()));
    }
    return buckets;
  }
}
