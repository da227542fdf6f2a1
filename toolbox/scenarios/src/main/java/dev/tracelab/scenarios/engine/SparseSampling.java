package dev.tracelab.scenarios.engine;

import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.http.TraceResponse;
import io.jaegertracing.internal.JaegerSpanContext;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.ext.web.RoutingContext;

/**
 * Decides as a sampler of one percent does in 99 of 100 cases: the trace is not sampled. A debug id
 * overrules it, as it overrules any sampler.
 */
final class SparseSampling {

  private static final String ID = "lost-by-sampling";

  private SparseSampling() {}

  /** Drops the trace of a request, in both variants: the repair is in the request. */
  static void apply(ScenarioChoice choice, RoutingContext context) {
    Span active = TraceContext.activeSpan();
    if (choice.id().equals(ID) && active != null && !isDebug(active)) {
      active.setTag(Tags.SAMPLING_PRIORITY.getKey(), 0);
      // The headers were written before, with the sampler's decision.
      TraceResponse.addTo(context.response());
    }
  }

  private static boolean isDebug(Span span) {
    return TraceContext.of(span).spanContext() instanceof JaegerSpanContext jaeger
        && jaeger.isDebug();
  }
}
