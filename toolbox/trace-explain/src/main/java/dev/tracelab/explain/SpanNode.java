package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A span with its parent and its children. */
public final class SpanNode {

  private final TraceSpan span;
  private final SpanNode parent;
  private final List<SpanNode> children = new ArrayList<>();
  private final List<SpanNode> awaited = new ArrayList<>();

  SpanNode(TraceSpan span, SpanNode parent) {
    this.span = span;
    this.parent = parent;
    if (parent != null) {
      parent.children.add(this);
      if (!span.followsFrom()) {
        parent.awaited.add(this);
      }
    }
  }

  /** The span itself. */
  public TraceSpan span() {
    return span;
  }

  /** The node of its parent; null if it has none in this trace. */
  public SpanNode parent() {
    return parent;
  }

  /** All spans it caused, ordered by start. */
  public List<SpanNode> children() {
    return children;
  }

  /** The children it waited for: those that do not merely follow from it. */
  public List<SpanNode> awaited() {
    return awaited;
  }

  /** The operation name with its service, for sentences. */
  public String name() {
    return "'" + span.operation() + "' (" + span.service() + ")";
  }

  /**
   * The operation with whom it calls: OpenTelemetry names all HTTP client spans after the method.
   */
  String target() {
    String peer =
        Stream.of("server.address", "net.peer.name", "peer.service", "peer.address")
            .map(this::tag)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    String server =
        children.stream()
            .filter(child -> child.is(SpanKind.SERVER))
            .map(SpanNode::name)
            .findFirst()
            .orElse("");
    return name() + "\n" + peer + "\n" + server;
  }

  /** Its start in microseconds since 1970. */
  public long start() {
    return span.startMicros();
  }

  /** Its end in microseconds since 1970. */
  public long end() {
    return span.endMicros();
  }

  /** Its duration in microseconds. */
  public long duration() {
    return span.durationMicros();
  }

  /** Whether it has this role. */
  public boolean is(SpanKind kind) {
    return span.kind() == kind;
  }

  /** Whether it and another span were active at the same time. */
  public boolean overlaps(SpanNode other) {
    return start() < other.end() && other.start() < end();
  }

  /** The value of a tag as text; null if it has none. */
  public String tag(String key) {
    Object value = span.tags().get(key);
    return value == null ? null : value.toString();
  }

  /** Whether this span is above another one. */
  public boolean isAncestorOf(SpanNode other) {
    SpanNode above = other.parent;
    while (above != null && above != this) {
      above = above.parent;
    }
    return above != null;
  }
}
