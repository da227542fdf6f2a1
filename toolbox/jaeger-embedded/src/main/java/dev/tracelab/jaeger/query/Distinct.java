package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out spans that came twice, as a client's second attempt at a batch makes them come. */
final class Distinct {

  private final Set<Reported> seen = new HashSet<>();

  private Distinct() {}

  static Trace of(Trace trace) {
    Distinct distinct = new Distinct();
    List<ResourceSpans> batches =
        trace.batches().stream().map(distinct::of).filter(b -> !b.spans().isEmpty()).toList();
    return new Trace(trace.id(), batches, trace.droppedSpans());
  }

  private ResourceSpans of(ResourceSpans batch) {
    Resource resource = batch.resource();
    List<StoredSpan> first =
        batch.spans().stream().filter(span -> seen.add(new Reported(resource, span))).toList();
    return new ResourceSpans(resource, first);
  }

  private record Reported(Resource resource, StoredSpan span) {}
}
