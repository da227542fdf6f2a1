package dev.tracelab.jaeger.query;

import dev.tracelab.explain.CriticalPath;
import dev.tracelab.explain.Explanation;
import dev.tracelab.explain.Finding;
import dev.tracelab.explain.SpanNode;
import dev.tracelab.explain.UnexplainedTime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Writes an explanation; spans are named by their ids, times are microseconds since 1970. */
final class ExplanationJson {

  private static final String PAGE = "docs/learn/findings.md";

  private ExplanationJson() {}

  static JsonObject of(Explanation explanation) {
    return new JsonObject()
        .put("criticalPath", path(explanation.criticalPath()))
        .put("unexplained", list(explanation.unexplained(), ExplanationJson::unexplained))
        .put("findings", list(explanation.findings(), ExplanationJson::finding))
        .put("text", explanation.text(PAGE));
  }

  private static JsonObject path(CriticalPath path) {
    return new JsonObject()
        .put("duration", path.totalMicros())
        .put("steps", list(path.steps(), ExplanationJson::step));
  }

  private static JsonObject step(CriticalPath.Step step) {
    return new JsonObject()
        .put("spanID", id(step.node()))
        .put("ownDuration", step.ownMicros())
        .put("segments", list(step.segments(), s -> stretch(s.startMicros(), s.endMicros())));
  }

  private static JsonObject unexplained(UnexplainedTime gap) {
    return stretch(gap.startMicros(), gap.endMicros())
        .put("spanID", id(gap.node()))
        .put("sentence", gap.sentence());
  }

  private static JsonObject stretch(long startMicros, long endMicros) {
    return new JsonObject().put("start", startMicros).put("end", endMicros);
  }

  private static JsonObject finding(Finding finding) {
    return new JsonObject()
        .put("rule", finding.rule())
        .put("title", finding.title())
        .put("evidence", finding.evidence())
        .put("spanIDs", list(finding.spans(), ExplanationJson::id));
  }

  private static String id(SpanNode node) {
    return node.span().spanId();
  }

  private static <T> JsonArray list(List<T> items, Function<T, ?> json) {
    return new JsonArray(items.stream().map(json).toList());
  }
}
