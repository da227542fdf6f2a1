package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tags and logs of a trace's spans as text: what the tree does not show. */
final class SpanDetails {

  /** Set by tracers and backends, or shown by the tree. */
  private static final Set<String> KNOWN =
      Set.of(
          "component",
          "http.url",
          "internal.span.format",
          "otel.status_code",
          "sampler.param",
          "sampler.type",
          "span.kind");

  private SpanDetails() {}

  /** A line for each span that has tags, and one for each of its logs. */
  static List<String> of(Trace trace) {
    return trace.spans().stream().flatMap(SpanDetails::lines).toList();
  }

  private static Stream<String> lines(TraceSpan span) {
    Map<String, Object> tags = new TreeMap<>(span.tags());
    tags.keySet().removeAll(KNOWN);
    Stream<String> logs =
        span.logs().stream().map(log -> line(span, "log", new TreeMap<>(log.fields())));
    return tags.isEmpty() ? logs : Stream.concat(Stream.of(line(span, "tags", tags)), logs);
  }

  private static String line(TraceSpan span, String what, Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(" ", span.operation() + ", " + what + ": ", ""));
  }
}
