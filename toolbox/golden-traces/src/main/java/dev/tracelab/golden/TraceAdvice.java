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

  private static final String ROOT = "a root of its own";

  private final Map<String, List<TraceSpan>> byName;
  private final Map<String, TraceSpan> byId = new HashMap<>();
  private final List<String> sentences = new ArrayList<>();

  private TraceAdvice(Trace trace) {
    byName =
        trace.spans().stream()
            .collect(
                Collectors.groupingBy(
                    TraceSpan::operation, LinkedHashMap::new, Collectors.toList()));
    trace.spans().forEach(span -> byId.put(span.spanId(), span));
  }

  static List<String> of(GoldenSpan root, Trace trace) {
    if (trace.spans().isEmpty()) {
      return List.of(
          "No span arrived: is every span finished, and the tracer closed before the program ends? Spans are sent in batches.");
    }
    return new TraceAdvice(trace).read(root);
  }

  private List<String> read(GoldenSpan root) {
    List<Visit<GoldenSpan>> expected = TreeWalk.preOrder(List.of(root), GoldenSpan::children);
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
    say(
        !actual.service().equals(wanted.service()),
        "belongs to the service `%s`: it should belong to `%s`",
        actual,
        actual.service(),
        wanted.service());
    say(
        actual.kind() != wanted.kind(),
        "has the kind %s: it should be %s (tag span.kind)",
        actual,
        actual.kind().text(),
        wanted.kind().text());
    say(
        wanted.error() && !actual.error(),
        "does not say that it failed: set its tag `error` to true",
        actual);
    say(
        actual.error() && !wanted.error(),
        "is marked as failed, although nothing failed in it",
        actual);
    wanted.tags().forEach((key, value) -> compareTag(actual, key, value));
  }

  private void comparePlace(GoldenSpan wanted, GoldenSpan parent, TraceSpan actual) {
    String should =
        parent == null
            ? "a root"
            : (wanted.followsFrom() ? "one that follows from `%s`" : "a child of `%s`")
                .formatted(parent.operation());
    String is = place(actual);
    say(
        !is.equals(should) && !(is.equals(ROOT) && parent == null),
        "is %s: it should be %s",
        actual,
        is,
        should);
  }

  private String place(TraceSpan span) {
    if (span.parent().isEmpty()) {
      return ROOT;
    }
    TraceSpan parent = byId.get(span.parent().get().spanId());
    if (parent == null) {
      return "an orphan, whose parent never arrived";
    }
    return (span.followsFrom() ? "one that follows from `%s`" : "a child of `%s`")
        .formatted(parent.operation());
  }

  private void compareTag(TraceSpan actual, String key, String value) {
    Object found = actual.tags().get(key);
    say(found == null, "has no tag `%s`", actual, key);
    say(
        found != null && !value.equals(GoldenSpan.ANY) && !value.equals(found.toString()),
        "has the tag `%s` with the value %s: it should be %s",
        actual,
        key,
        found,
        value);
  }

  private void say(boolean holds, String predicate, TraceSpan span, Object... details) {
    if (holds) {
      sentences.add("The span `" + span.operation() + "` " + predicate.formatted(details) + ".");
    }
  }
}
