package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import java.util.List;

/** Decides whether a trace has a span that a search asks for, by the rules of Jaeger's memory. */
final class SpanFilter {

  private final TraceSearch search;
  private final List<AttributeRule> rules;

  private SpanFilter(TraceSearch search) {
    this.search = search;
    this.rules =
        search.attributes().entrySet().stream()
            .map(entry -> AttributeRule.of(entry.getKey(), entry.getValue()))
            .toList();
  }

  static SpanFilter of(TraceSearch search) {
    return new SpanFilter(search);
  }

  boolean matches(Trace trace) {
    return trace.batches().stream().anyMatch(this::matches);
  }

  private boolean matches(ResourceSpans batch) {
    Resource resource = batch.resource();
    return isAnyOr(search.service(), resource.service())
        && batch.spans().stream().anyMatch(span -> matches(resource, span));
  }

  private boolean matches(Resource resource, StoredSpan span) {
    return isAnyOr(search.operation(), span.operation())
        && search.startMicros().holds(span.startMicros())
        && search.durationMicros().holds(span.durationMicros())
        && rules.stream().allMatch(rule -> rule.fits(resource, span));
  }

  private static boolean isAnyOr(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }
}
