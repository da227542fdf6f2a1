package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds one query that several traces ran at the same moment: a cache that all of them missed. Only
 * queries without parameters count, because only they surely have the same result.
 */
final class SameQueryAtOnce implements Rule {

  /** Of PostgreSQL, JDBC and named parameters; literals are question marks, too. */
  private static final Pattern PARAMETER = Pattern.compile("[$?]|:\\w|%s");

  private static final Pattern READ = Pattern.compile("(?i)select\\b.*");

  @Override
  public List<Finding> check(CallTree tree) {
    return queries(tree).values().stream()
        .map(SameQueryAtOnce::onePerTrace)
        .filter(SameQueryAtOnce::isStampede)
        .map(SameQueryAtOnce::finding)
        .toList();
  }

  private static Map<String, List<SpanNode>> queries(CallTree tree) {
    return tree.all().stream()
        .filter(node -> node.is(SpanKind.CLIENT) && isComplete(statement(node)))
        .collect(
            Collectors.groupingBy(
                node -> node.name() + "\n" + statement(node),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String statement(SpanNode node) {
    String statement = node.tag("db.statement");
    return statement == null ? node.tag("db.query.text") : statement;
  }

  private static boolean isComplete(String statement) {
    return statement != null
        && READ.matcher(statement).matches()
        && !PARAMETER.matcher(statement).find();
  }

  /** The first of each trace, with the span around it, ordered by start. */
  private static List<SpanNode> onePerTrace(List<SpanNode> queries) {
    Map<String, SpanNode> byTrace = new LinkedHashMap<>();
    queries.forEach(query -> byTrace.putIfAbsent(query.span().traceId(), around(query)));
    List<SpanNode> loads = new ArrayList<>(byTrace.values());
    loads.sort(Comparator.comparingLong(SpanNode::start));
    return loads;
  }

  /** The span whose only purpose is this query; the query itself if there is none. */
  private static SpanNode around(SpanNode query) {
    SpanNode parent = query.parent();
    return parent != null && parent.is(SpanKind.INTERNAL) && parent.children().size() == 1
        ? parent
        : query;
  }

  private static boolean isStampede(List<SpanNode> loads) {
    return atOnce(loads) >= Thresholds.SAME_QUERIES
        && loads.stream().filter(load -> load.duration() >= Thresholds.SAME_QUERY_TIME).count()
            >= Thresholds.SAME_QUERIES;
  }

  private static int atOnce(List<SpanNode> loads) {
    return Siblings.concurrency(
        loads.stream().mapToLong(SpanNode::start).toArray(),
        loads.stream().mapToLong(SpanNode::end).sorted().toArray());
  }

  private static Finding finding(List<SpanNode> loads) {
    SpanNode first = loads.get(0);
    long total = loads.stream().mapToLong(SpanNode::duration).sum();
    return new Finding(
        "same-query-at-once",
        "The same query in many traces at once",
        "%s ran in %d traces, in %d of them at the same moment, and its result is the same for all: %s of work, where one time %s is enough. A cache that they all missed could load it once for all who wait."
            .formatted(
                first.name(),
                loads.size(),
                atOnce(loads),
                Durations.millis(total),
                Durations.millis(first.duration())),
        loads,
        total - first.duration());
  }
}
