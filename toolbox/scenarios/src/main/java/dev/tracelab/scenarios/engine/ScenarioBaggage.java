package dev.tracelab.scenarios.engine;

import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import java.util.Map;

/**
 * The choice of a scenario in the baggage of a trace. The gateway sets it; it travels with each
 * call, message and outbox entry to all services.
 */
public final class ScenarioBaggage {

  private static final String ITEM = "lab.scenario";

  private ScenarioBaggage() {}

  /** The choice for the active span; null if there is none. */
  public static ScenarioChoice current() {
    Span active = TraceContext.activeSpan();
    return active == null ? null : of(active.context());
  }

  /** The choice in a span context; null if there is none. */
  static ScenarioChoice of(SpanContext context) {
    for (Map.Entry<String, String> item : context.baggageItems()) {
      if (item.getKey().equals(ITEM)) {
        return ScenarioChoice.parse(item.getValue());
      }
    }
    return null;
  }

  /** Sets the choice on the active span, also as a tag, which can be searched for. */
  static void set(ScenarioChoice choice) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setBaggageItem(ITEM, choice.toString()).setTag(ITEM, choice.toString());
    }
  }
}
