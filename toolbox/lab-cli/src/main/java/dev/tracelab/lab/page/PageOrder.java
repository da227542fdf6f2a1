package dev.tracelab.lab.page;

import dev.tracelab.explain.Finding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One order that was placed on the page, and what is known of it by now.
 *
 * @param number counts from 1
 * @param scenario the scenario and its variant; null for a healthy order
 * @param status of the response; 0 before it arrives
 * @param millis how long the response took
 * @param traceId null before the response arrives
 * @param verdict null until the trace is complete
 * @param failure why nothing more will be known; null if all is well
 */
record PageOrder(
    int number,
    String scenario,
    int status,
    long millis,
    String traceId,
    Verdict verdict,
    String failure) {

  /**
   * What the trace says.
   *
   * @param traced whether there is a trace
   * @param expected whether the shape of the trace is known
   * @param difference the first one; null if the trace is as expected, or nothing is
   * @param findings of the explainer
   * @param text the whole explanation
   */
  record Verdict(
      boolean traced, boolean expected, String difference, List<Finding> findings, String text) {

    private JsonObject json() {
      JsonArray found = new JsonArray();
      findings.forEach(
          finding ->
              found.add(
                  new JsonObject()
                      .put("rule", finding.rule())
                      .put("title", finding.title())
                      .put("evidence", finding.evidence())));
      return new JsonObject()
          .put("traced", traced)
          .put("expected", expected)
          .put("difference", difference)
          .put("findings", found)
          .put("text", text);
    }
  }

  static PageOrder placed(int number, String scenario) {
    return new PageOrder(number, scenario, 0, 0, null, null, null);
  }

  PageOrder answered(int newStatus, long took, String trace) {
    return new PageOrder(number, scenario, newStatus, took, trace, null, null);
  }

  PageOrder judged(Verdict newVerdict) {
    return new PageOrder(number, scenario, status, millis, traceId, newVerdict, null);
  }

  PageOrder failed(String why) {
    return new PageOrder(number, scenario, status, millis, traceId, verdict, why);
  }

  JsonObject json() {
    return new JsonObject()
        .put("number", number)
        .put("scenario", scenario)
        .put("status", status)
        .put("millis", millis)
        .put("traceId", traceId)
        .put("verdict", verdict == null ? null : verdict.json())
        .put("failure", failure);
  }
}
