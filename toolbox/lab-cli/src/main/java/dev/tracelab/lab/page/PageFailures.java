package dev.tracelab.lab.page;

import dev.tracelab.lab.process.LabException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every failure in words. */
final class PageFailures {

  private static final Logger LOG = LoggerFactory.getLogger(PageFailures.class);

  private PageFailures() {}

  static void answer(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof LabException known) {
      send(context, known.isUsageError() ? 400 : 502, failure.getMessage());
    } else if (failure instanceof DecodeException) {
      send(context, 400, "The lab understands only JSON.");
    } else if (context.statusCode() > 0 && context.statusCode() < 500) {
      send(context, context.statusCode(), "The lab does not understand this request.");
    } else {
      LOG.error("The lab page failed", failure);
      send(context, 500, "The lab failed: see .lab/logs/lab.log.");
    }
  }

  static void send(RoutingContext context, int status, String detail) {
    if (!context.response().ended()) {
      context.response().setStatusCode(status);
      context.json(new JsonObject().put("detail", detail));
    }
  }
}
