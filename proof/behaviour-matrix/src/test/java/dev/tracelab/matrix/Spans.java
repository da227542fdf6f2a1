package dev.tracelab.matrix;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.opentracing.tag.Tags;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The finished spans of a lab and their references. */
final class Spans {

  private final InMemoryReporter reporter;

  Spans(InMemoryReporter reporter) {
    this.reporter = reporter;
  }

  /** The spans finished so far. */
  List<JaegerSpan> all() {
    return List.copyOf(reporter.getSpans());
  }

  List<String> names() {
    return all().stream().map(JaegerSpan::getOperationName).toList();
  }

  /** The server span of a path; waits for it. */
  JaegerSpan server(String path) {
    return first("server span of " + path, at(path).and(kind(Tags.SPAN_KIND_SERVER)));
  }

  /** The first client span of a path; waits for it. */
  JaegerSpan client(String path) {
    return first("client span of " + path, at(path).and(kind(Tags.SPAN_KIND_CLIENT)));
  }

  /** The span of a name; waits for it. */
  JaegerSpan named(String operation) {
    return first("span '" + operation + "'", span -> span.getOperationName().equals(operation));
  }

  /** Waits until there are {@code count} spans with this name. */
  List<JaegerSpan> named(String operation, int count) {
    Predicate<JaegerSpan> wanted = span -> span.getOperationName().equals(operation);
    if (!Waiting.until(() -> matching(wanted).size() >= count)) {
      throw new AssertionError("Fewer than " + count + " of '" + operation + "' in " + names());
    }
    return matching(wanted);
  }

  /** The first span of a kind other than HTTP, such as a message; waits for it. */
  JaegerSpan ofKind(String kind) {
    return first("span of kind " + kind, kind(kind));
  }

  /** The span of a message received at an address; waits for it. */
  JaegerSpan consumer(String address) {
    return first("consumer span of " + address, receivedAt(address));
  }

  /** The client spans finished so far. */
  List<JaegerSpan> clients() {
    return matching(kind(Tags.SPAN_KIND_CLIENT));
  }

  List<JaegerSpan> matching(Predicate<JaegerSpan> wanted) {
    return all().stream().filter(wanted).toList();
  }

  /** Whether a span is the other's child, or follows from it. */
  static boolean isUnder(JaegerSpan span, JaegerSpan parent) {
    return inOneTrace(span, parent) && span.context().getParentId() == parent.context().getSpanId();
  }

  static boolean inOneTrace(JaegerSpan one, JaegerSpan other) {
    return one.context().toTraceId().equals(other.context().toTraceId());
  }

  static boolean isRoot(JaegerSpan span) {
    return span.context().getParentId() == 0;
  }

  /** When it was finished, in microseconds since the epoch. */
  static long end(JaegerSpan span) {
    return span.getStart() + span.getDuration();
  }

  /** A span's logs as text. */
  static String logs(JaegerSpan span) {
    return span.getLogs() == null
        ? ""
        : span.getLogs().stream().map(log -> String.valueOf(log.getFields())).toList().toString();
  }

  private JaegerSpan first(String what, Predicate<JaegerSpan> wanted) {
    if (!Waiting.until(() -> all().stream().anyMatch(wanted))) {
      throw new AssertionError("No " + what + " among " + all());
    }
    return matching(wanted).get(0);
  }

  static Predicate<JaegerSpan> kind(String kind) {
    return span -> kind.equals(span.getTags().get(Tags.SPAN_KIND.getKey()));
  }

  /** Spans of messages received at an address, whatever kind they say they are. */
  static Predicate<JaegerSpan> receivedAt(String address) {
    return kind(Tags.SPAN_KIND_SERVER)
        .or(kind(Tags.SPAN_KIND_CONSUMER))
        .and(span -> address.equals(span.getTags().get(Tags.MESSAGE_BUS_DESTINATION.getKey())));
  }

  private static Predicate<JaegerSpan> at(String path) {
    return span -> {
      String url = Objects.toString(span.getTags().get(Tags.HTTP_URL.getKey()), "");
      String withoutQuery = url.split("\\?", 2)[0];
      return withoutQuery.endsWith(path);
    };
  }
}
