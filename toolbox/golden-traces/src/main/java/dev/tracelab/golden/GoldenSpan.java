package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One span of a golden.
 *
 * @param followsFrom whether its parent does not wait for it
 * @param tags required tags with their values as text; {@link #ANY} requires only the key
 * @param children the spans below it, in the order of the text
 */
record GoldenSpan(
    String operation,
    String service,
    SpanKind kind,
    boolean followsFrom,
    boolean error,
    Map<String, String> tags,
    List<GoldenSpan> children) {

  /** The value of a required tag that may have any value. */
  static final String ANY = "*";

  /** Describes a recorded span and those below it, with their tags of these keys. */
  static GoldenSpan of(TraceTree.Node root, List<String> tagKeys) {
    return TreeWalk.transform(
        root, TraceTree.Node::children, (node, children) -> of(node.span(), tagKeys, children));
  }

  static GoldenSpan of(TraceSpan span, Collection<String> tagKeys, List<GoldenSpan> children) {
    return new GoldenSpan(
        span.operation(),
        span.service(),
        span.kind(),
        span.followsFrom(),
        span.error(),
        tags(span, tagKeys),
        children);
  }

  private static Map<String, String> tags(TraceSpan span, Collection<String> keys) {
    Map<String, String> tags = new LinkedHashMap<>();
    keys.stream()
        .filter(span.tags()::containsKey)
        .sorted()
        .forEach(key -> tags.put(key, span.tags().get(key).toString()));
    return tags;
  }

  /** Returns the number of spans in this subtree, itself included. */
  int size() {
    return TreeWalk.preOrder(List.of(this), GoldenSpan::children).size();
  }

  /** Returns the marks of its line: what the golden requires beyond the columns. */
  List<String> marks() {
    List<String> marks = new ArrayList<>();
    if (followsFrom) {
      marks.add(GoldenLine.FOLLOWS_FROM);
    }
    if (error) {
      marks.add(GoldenLine.ERROR);
    }
    tags.forEach((key, value) -> marks.add(key + '=' + GoldenLine.quote(value)));
    return marks;
  }
}
