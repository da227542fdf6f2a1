package dev.tracelab.doctor;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks for a service that was called in a trace, but has begun a trace of its own: its first span
 * lies within a client span that has no child.
 *
 * @param trace as far as it has arrived
 */
record TornTrace(QueryApi api, Trace trace) {

  /** Whether a span of the called service has arrived for each call. */
  boolean isWhole() {
    return trace.spans().stream().noneMatch(this::isOpenCall);
  }

  /** A database has no spans of its own, so only HTTP counts. */
  private boolean isOpenCall(TraceSpan span) {
    boolean isHttp = span.tags().keySet().stream().anyMatch(tag -> tag.matches("(http|url)\\..*"));
    return span.kind() == SpanKind.CLIENT && isHttp && isChildless(span);
  }

  Optional<Diagnosis> diagnosis() throws IOException {
    for (TraceSpan call : trace.spans()) {
      if (isOpenCall(call)) {
        Optional<TraceSpan> root = rootWithin(call);
        if (root.isPresent()) {
          return root.map(found -> diagnosis(call, found));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isChildless(TraceSpan call) {
    return trace.spans().stream()
        .flatMap(span -> span.references().stream())
        .noneMatch(cause -> cause.spanId().equals(call.spanId()));
  }

  private Optional<TraceSpan> rootWithin(TraceSpan call) throws IOException {
    for (String service : api.services()) {
      Optional<TraceSpan> root =
          api.between(service, call.startMicros() - 1_000, call.endMicros()).stream()
              .filter(span -> span.kind() == SpanKind.SERVER && span.parent().isEmpty())
              .filter(span -> !span.traceId().equals(call.traceId()))
              .filter(span -> span.startMicros() >= call.startMicros())
              .filter(span -> span.endMicros() <= call.endMicros())
              .findFirst();
      if (root.isPresent()) {
        return root;
      }
    }
    return Optional.empty();
  }

  private static Diagnosis diagnosis(TraceSpan call, TraceSpan root) {
    return new Diagnosis(
        Cause.TRACE_TORN,
        "`%s` of %s calls %s, whose span `%s` begins trace %s at the same time."
            .formatted(
                call.operation(),
                call.service(),
                root.service(),
                root.operation(),
                root.traceId()));
  }
}
