package dev.tracelab.matrix;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tags and logs of spans that a tree does not show, without what differs in every run. */
final class SpanFacts {

  /** Identify the process, are too long, or are in the tree already. */
  private static final Set<String> LEFT_OUT =
      Set.of("hostname", "ip", "jaeger.version", "stack", "error.object", "span.kind");

  private static final int LONGEST = 70;
  private static final int MOST = 8;

  private SpanFacts() {}

  /** One line for each span that has something which no span like it has in another trace. */
  static List<String> onlyIn(Trace here, Trace there) {
    return here.spans().stream()
        .map(span -> line(span, there))
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static String line(TraceSpan span, Trace there) {
    Set<String> others = likeIt(span, there).flatMap(SpanFacts::facts).collect(Collectors.toSet());
    List<String> own =
        facts(span).filter(fact -> !others.contains(fact)).distinct().limit(MOST + 1).toList();
    String shown = String.join(", ", own.subList(0, Math.min(MOST, own.size())));
    String more = own.size() > MOST ? ", and more" : "";
    return own.isEmpty() ? "" : span.operation() + ": " + shown + more;
  }

  /** The spans of its kind; all if there is none. */
  private static Stream<TraceSpan> likeIt(TraceSpan span, Trace there) {
    boolean hasKind = there.spans().stream().anyMatch(other -> other.kind() == span.kind());
    return there.spans().stream().filter(other -> !hasKind || other.kind() == span.kind());
  }

  private static Stream<String> facts(TraceSpan span) {
    Stream<String> logs =
        span.logs().stream().map(log -> "log {" + String.join(", ", values(log.fields())) + '}');
    return Stream.concat(values(span.tags()).stream(), logs);
  }

  /** Text is quoted, so that it differs from a number. */
  private static List<String> values(Map<String, Object> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .filter(value -> !isLeftOut(value.getKey()))
            .map(value -> value.getKey() + '=' + printed(value.getValue()))
            .toList();
  }

  private static boolean isLeftOut(String key) {
    return LEFT_OUT.contains(key) || key.startsWith("sampler.") || key.startsWith("internal.");
  }

  /** The ports of a row are new in each run. */
  private static String printed(Object value) {
    String text = value.toString().replaceAll("(127\\.0\\.0\\.1|localhost)[:/]\\d+", "$1:PORT");
    String line = text.replaceAll("\\s+", " ").strip();
    String shown = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + '…';
    return value instanceof String ? '"' + shown + '"' : shown;
  }
}
