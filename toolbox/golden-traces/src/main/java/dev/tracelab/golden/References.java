package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules by which references and error marks of different sources become one form. */
final class References {

  private References() {}

  /**
   * One reference for each cause. Jaeger may give a cause both as CHILD_OF and as FOLLOWS_FROM,
   * since it stores the second as the parent plus a link: then the second is what was meant.
   */
  static List<SpanReference> normalised(List<SpanReference> references) {
    List<SpanReference> kept = new ArrayList<>();
    for (SpanReference reference : references) {
      keep(kept, reference);
    }
    return List.copyOf(kept);
  }

  /** Whether tags say that the span failed, in OpenTracing's words or in OpenTelemetry's. */
  static boolean failed(Map<String, Object> tags) {
    return "true".equals(String.valueOf(tags.get("error")))
        || "ERROR".equals(tags.get("otel.status_code"));
  }

  private static void keep(List<SpanReference> kept, SpanReference reference) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).sameCauseAs(reference)) {
        kept.set(i, follower(kept.get(i), reference));
        return;
      }
    }
    kept.add(reference);
  }

  private static SpanReference follower(SpanReference one, SpanReference other) {
    return one.type() == SpanReference.Type.FOLLOWS_FROM ? one : other;
  }
}
