package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a golden says of one span.
 *
 * @param followsFrom whether its parent did not wait for it
 * @param tags required tags and their values as text; {@link #ANY} asks for the key alone
 * @param children what it causes, in the order they are written
 */
record GoldenSpan(
    String operation,
    String service,
    SpanKind kind,
    boolean followsFrom,
    boolean error,
    Map<String, String> tags,
    List<GoldenSpan> children) {

  /** As the value of a required tag: whatever it is. */
  static final String ANY = "*";

  /** What a recorded span looks like in a golden text, with the tags of these keys. */
  static GoldenSpan of(TraceNode node, List<String> tagKeys) {
    List<TraceNode> all = node.withAllBelow();
    IdentityHashMap<TraceNode, GoldenSpan> written = new IdentityHashMap<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      TraceNode each = all.get(i);
      List<GoldenSpan> children = each.children().stream().map(written::get).toList();
      written.put(each, of(each.span(), tagKeys, children));
    }
    return written.get(node);
  }

  /** The same without the spans below. */
  static GoldenSpan alone(TraceSpan span, Collection<String> tagKeys) {
    return of(span, tagKeys, List.of());
  }

  private static GoldenSpan of(
      TraceSpan span, Collection<String> tagKeys, List<GoldenSpan> children) {
    return new GoldenSpan(
        span.operation(),
        span.service(),
        span.kind(),
        span.followsFrom(),
        span.error(),
        tags(span, tagKeys),
        children);
  }

  /** Number of spans in this subtree, itself included. */
  int size() {
    return withAllBelow().size();
  }

  /** This span and all below it, each before its children. */
  List<GoldenSpan> withAllBelow() {
    List<GoldenSpan> all = new ArrayList<>();
    Deque<GoldenSpan> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      GoldenSpan span = open.pop();
      all.add(span);
      span.children().forEach(open::push);
    }
    return all;
  }

  /** Everything the golden says about the span beyond its kind, as the marks of its line. */
  List<String> marks() {
    List<String> marks = new ArrayList<>();
    if (followsFrom) {
      marks.add("follows_from");
    }
    if (error) {
      marks.add("error");
    }
    tags.forEach((key, value) -> marks.add(key + '=' + Quoted.write(value)));
    return marks;
  }

  private static Map<String, String> tags(TraceSpan span, Collection<String> keys) {
    Map<String, String> tags = new LinkedHashMap<>();
    keys.stream()
        .filter(span.tags()::containsKey)
        .sorted()
        .forEach(key -> tags.put(key, span.tags().get(key).toString()));
    return tags;
  }
}
