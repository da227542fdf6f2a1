package dev.tracelab.golden;

import dev.tracelab.golden.TreeWalk.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says what to change in a program so that its trace becomes golden, in whole sentences. Spans are
 * found by their names, wherever they are, because a span in the wrong place is not a missing one.
 */
final class TraceAdvice {

  private final List<Visit<GoldenSpan>> expected;
  private final Map<String, String> rightNames;
  private final Map<String, List<TraceSpan>> byName;
  private final Map<String, TraceSpan> byId = new HashMap<>();
  private final List<String> sentences = new ArrayList<>();

  private TraceAdvice(GoldenSpan root, Trace trace) {
    expected = TreeWalk.preOrder(List.of(root), GoldenSpan::children);
    rightNames = WrongNames.of(expected, trace);
    byName =
        trace.spans().stream()
            .collect(
                Collectors.groupingBy(this::rightName, LinkedHashMap::new, Collectors.toList()));
    trace.spans().forEach(span -> byId.put(span.spanId(), span));
  }

  private String rightName(TraceSpan span) {
    return rightNames.getOrDefault(span.spanId(), span.operation());
  }

  static List<String> of(GoldenSpan root, Trace trace) {
    if (trace.spans().isEmpty()) {
      return List.of(
          "No span arrived: is every span finished, and the tracer closed before the program ends? Spans are sent in batches.");
    }
    return new TraceAdvice(root, trace).read();
  }

  private List<String> read() {
    rightNames.forEach((id, right) -> sayOnce(byId.get(id).operation(), right));
    Map<String, List<Visit<GoldenSpan>>> wanted =
        expected.stream()
            .collect(
                Collectors.groupingBy(
                    visit -> visit.node().operation(), LinkedHashMap::new, Collectors.toList()));
    wanted.forEach(this::compare);
    byName.keySet().stream()
        .filter(name -> !wanted.containsKey(name))
        .forEach(name -> sentences.add("The span `%s` is not expected.".formatted(name)));
    return List.copyOf(sentences);
  }

  /** Several spans may have the same wrong name. */
  private void sayOnce(String wrong, String right) {
    String sentence = "The span `%s` should be called `%s`.".formatted(wrong, right);
    if (!sentences.contains(sentence)) {
      sentences.add(sentence);
    }
  }

  private void compare(String name, List<Visit<GoldenSpan>> wanted) {
    List<TraceSpan> found = byName.getOrDefault(name, List.of());
    if (found.isEmpty()) {
      sentences.add(
          "There is no span `%s`: start it%s, and finish it."
              .formatted(name, under(wanted.get(0))));
    } else if (found.size() != wanted.size()) {
      sentences.add(
          "The span `%s` is there %s: it should be there %s."
              .formatted(name, times(found.size()), times(wanted.size())));
    } else {
      for (int i = 0; i < found.size(); i++) {
        compare(wanted.get(i), found.get(i));
      }
    }
  }

  private static String under(Visit<GoldenSpan> visit) {
    return visit.parent() == null ? "" : " below `%s`".formatted(visit.parent().operation());
  }

  private static String times(int number) {
    return number == 1 ? "once" : number == 2 ? "twice" : number + " times";
  }

  private void compare(Visit<GoldenSpan> visit, TraceSpan actual) {
    GoldenSpan wanted = visit.node();
    comparePlace(wanted, visit.parent(), actual);
    if (!actual.service().equals(wanted.service())) {
      say(
          actual,
          "belongs to the service `%s`: it should belong to `%s`"
              .formatted(actual.service(), wanted.service()));
    }
    if (actual.kind() != wanted.kind()) {
      say(
          actual,
          "has the kind %s: it should be %s (tag span.kind)"
              .formatted(actual.kind().text(), wanted.kind().text()));
    }
    if (wanted.error() && !actual.error()) {
      say(actual, "does not say that it failed: set its tag `error` to true");
    } else if (actual.error() && !wanted.error()) {
      say(actual, "is marked as failed, although nothing failed in it");
    }
    wanted.tags().forEach((key, value) -> compareTag(actual, key, value));
  }

  private void comparePlace(GoldenSpan wanted, GoldenSpan parent, TraceSpan actual) {
    boolean isRoot = actual.parent().isEmpty();
    String is = isRoot ? "a root of its own" : place(actual);
    String should = parent == null ? "a root" : below(parent.operation(), wanted.followsFrom());
    if (!(isRoot && parent == null) && !is.equals(should)) {
      say(actual, "is %s: it should be %s".formatted(is, should));
    }
  }

  private String place(TraceSpan span) {
    TraceSpan parent = span.parent().map(cause -> byId.get(cause.spanId())).orElse(null);
    return parent == null
        ? "an orphan, whose parent never arrived"
        : below(rightName(parent), span.followsFrom());
  }

  private static String below(String parent, boolean followsFrom) {
    return (followsFrom ? "one that follows from `%s`" : "a child of `%s`").formatted(parent);
  }

  private void compareTag(TraceSpan actual, String key, String value) {
    Object found = actual.tags().get(key);
    if (found == null) {
      say(actual, "has no tag `%s`".formatted(key));
    } else if (!value.equals(GoldenSpan.ANY) && !value.equals(found.toString())) {
      say(
          actual,
          "has the tag `%s` with the value %s: it should be %s".formatted(key, found, value));
    }
  }

  private void say(TraceSpan span, String predicate) {
    sentences.add("The span `" + span.operation() + "` " + predicate + ".");
  }
}
