package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.reference;
import static dev.tracelab.jaeger.Batches.tag;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRefType;
import io.jaegertracing.thriftjava.Tag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a drawn tree into batches. Each line is a span: indented below its parent by two blanks,
 * with {@code ~} before the name if it follows from it and {@code !} if it failed; then the
 * service, start and duration in microseconds, and tags.
 */
final class TraceDrawing {

  private static final int INDENT = 2;
  private static final long FIRST_ID = 0x5ce1a001L;

  private final long trace;
  private final long start;
  private final Map<String, List<Span>> byService = new LinkedHashMap<>();
  private final Deque<Long> path = new ArrayDeque<>();
  private long nextId = FIRST_ID;

  private TraceDrawing(long trace, long start) {
    this.trace = trace;
    this.start = start;
  }

  /** The batches of a trace that began at this time, in microseconds since 1970. */
  static List<Batch> batches(long trace, long startMicros, String tree) {
    TraceDrawing drawing = new TraceDrawing(trace, startMicros);
    tree.lines().forEach(drawing::add);
    return drawing.byService.entrySet().stream()
        .map(entry -> new Batch(host(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static io.jaegertracing.thriftjava.Process host(String service) {
    return process(service, tag("hostname", "roastery"), tag("jaeger.version", "Java-1.8.1"));
  }

  private void add(String line) {
    String[] cells = line.split("\\|", -1);
    int depth = (cells[0].length() - cells[0].stripLeading().length()) / INDENT;
    while (path.size() > depth) {
      path.pop();
    }
    String marked = cells[0].strip();
    Span span = span(marked.replaceFirst("^[~!]", ""), cells, marked.startsWith("~"));
    if (marked.startsWith("!")) {
      fail(span);
    }
    path.push(span.getSpanId());
    byService.computeIfAbsent(cells[1].strip(), service -> new ArrayList<>()).add(span);
  }

  private Span span(String operation, String[] cells, boolean follows) {
    long parent = path.isEmpty() ? 0 : path.peek();
    Span span =
        Batches.span(trace, nextId++, follows ? 0 : parent, operation)
            .setStartTime(start + Long.parseLong(cells[2].strip()))
            .setDuration(Long.parseLong(cells[3].strip()))
            .setTags(tags(cells[4].strip()));
    return follows
        ? span.setReferences(List.of(reference(SpanRefType.FOLLOWS_FROM, trace, parent)))
        : span;
  }

  private static List<Tag> tags(String text) {
    List<Tag> tags = new ArrayList<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(", ")) {
      String[] parts = pair.split("=", 2);
      boolean number = parts[1].matches("[0-9]+");
      tags.add(number ? tag(parts[0], Long.parseLong(parts[1])) : tag(parts[0], parts[1]));
    }
    return tags;
  }

  private static void fail(Span span) {
    span.getTags().add(tag("error", true));
    span.setLogs(
        List.of(
            log(
                span.getStartTime() + span.getDuration(),
                tag("event", "error"),
                tag("error.kind", "java.net.ConnectException"),
                tag("message", "Connection refused: /127.0.0.1:8081"))));
  }
}
