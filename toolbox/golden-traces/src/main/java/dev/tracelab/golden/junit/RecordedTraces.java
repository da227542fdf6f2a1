package dev.tracelab.golden.junit;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.LogData;
import io.jaegertracing.internal.Reference;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.opentracing.References;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts finished spans of jaeger-client to traces. Needs no JUnit. */
public final class RecordedTraces {

  private RecordedTraces() {}

  /** Converts the spans a reporter has recorded so far; other threads may still report. */
  public static Trace of(InMemoryReporter reporter) {
    // getSpans() returns the live list, to which report() adds under the reporter's own lock.
    synchronized (reporter) {
      return of(List.copyOf(reporter.getSpans()));
    }
  }

  /**
   * Converts finished spans.
   *
   * @param spans must not change meanwhile
   */
  public static Trace of(Collection<JaegerSpan> spans) {
    return new Trace(spans.stream().map(RecordedTraces::span).toList());
  }

  private static TraceSpan span(JaegerSpan span) {
    Map<String, Object> tags = values(span.getTags());
    return new TraceSpan(
        span.context().getTraceId(),
        span.context().toSpanId(),
        span.getServiceName(),
        span.getOperationName(),
        SpanKind.of(String.valueOf(tags.get("span.kind"))),
        span.getStart(),
        span.getDuration(),
        tags,
        logs(span.getLogs()),
        span.getReferences().stream().map(RecordedTraces::reference).toList(),
        "true".equals(String.valueOf(tags.get("error"))));
  }

  private static SpanReference reference(Reference reference) {
    boolean follows = References.FOLLOWS_FROM.equals(reference.getType());
    return new SpanReference(
        follows ? SpanReference.Type.FOLLOWS_FROM : SpanReference.Type.CHILD_OF,
        reference.getSpanContext().getTraceId(),
        reference.getSpanContext().toSpanId());
  }

  private static List<TraceSpan.Log> logs(List<LogData> logs) {
    return logs == null ? List.of() : logs.stream().map(RecordedTraces::log).toList();
  }

  private static TraceSpan.Log log(LogData log) {
    Map<String, ?> fields = log.getFields();
    return new TraceSpan.Log(
        log.getTime(), fields == null ? Map.of("event", log.getMessage()) : values(fields));
  }

  /** Drops null values, which a log in memory may have but a trace on the wire cannot. */
  private static Map<String, Object> values(Map<String, ?> values) {
    Map<String, Object> kept = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            kept.put(key, value);
          }
        });
    return kept;
  }
}
