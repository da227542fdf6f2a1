package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds retries, and layers whose retries multiply each other. */
final class MultipliedRetries implements Rule {

  private static final int WORTH_REPORTING = 3;

  @Override
  public List<Finding> check(CallTree tree) {
    List<List<SpanNode>> groups = groups(tree);
    Map<SpanNode, Integer> attempts = new HashMap<>();
    groups.forEach(group -> group.forEach(call -> attempts.put(call, group.size())));
    Set<SpanNode> retriedBelow = ancestors(attempts.keySet());
    Set<String> reported = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (List<SpanNode> group : groups) {
      boolean isInnermost = group.stream().noneMatch(retriedBelow::contains);
      List<Integer> layers = layers(group, attempts);
      boolean matters = layers.size() > 1 || group.size() >= WORTH_REPORTING;
      // The same call below each attempt of a layer above is one finding.
      if (isInnermost && matters && reported.add(group.get(0).name())) {
        findings.add(finding(group, layers));
      }
    }
    return findings;
  }

  private static List<List<SpanNode>> groups(CallTree tree) {
    List<List<SpanNode>> groups = new ArrayList<>();
    for (SpanNode parent : tree.all()) {
      Siblings.byOperation(parent).values().stream()
          .filter(MultipliedRetries::areAttempts)
          .forEach(groups::add);
    }
    return groups;
  }

  /** Sequential calls of one operation, all failed but perhaps the last. */
  private static boolean areAttempts(List<SpanNode> calls) {
    return calls.size() > 1
        && Siblings.areSequential(calls)
        && calls.subList(0, calls.size() - 1).stream().allMatch(call -> call.span().error());
  }

  private static Set<SpanNode> ancestors(Set<SpanNode> nodes) {
    Set<SpanNode> ancestors = new HashSet<>();
    for (SpanNode node : nodes) {
      SpanNode above = node.parent();
      while (above != null && ancestors.add(above)) {
        above = above.parent();
      }
    }
    return ancestors;
  }

  /** The number of attempts on each layer, from the outermost to this group's own. */
  private static List<Integer> layers(List<SpanNode> group, Map<SpanNode, Integer> attempts) {
    List<Integer> layers = new ArrayList<>();
    SpanNode each = group.get(0);
    while (each != null) {
      if (attempts.containsKey(each)) {
        layers.add(attempts.get(each));
      }
      each = each.parent();
    }
    Collections.reverse(layers);
    return layers;
  }

  private static Finding finding(List<SpanNode> group, List<Integer> layers) {
    double product = layers.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    boolean multiplied = layers.size() > 1;
    return new Finding(
        "retries",
        multiplied ? "Retries that multiply" : "Retries",
        multiplied ? multiplied(group, layers, product) : repeated(group),
        group,
        Siblings.busy(group) * layers.get(0));
  }

  private static String multiplied(List<SpanNode> group, List<Integer> layers, double product) {
    return "%s is retried on %d layers: %s attempts, up to %.0f calls for one request. Let one layer retry, with a budget."
        .formatted(
            group.get(0).name(),
            layers.size(),
            String.join(" × ", layers.stream().map(String::valueOf).toList()),
            product);
  }

  private static String repeated(List<SpanNode> group) {
    return "%s was attempted %d times. Retries add load to a service that is failing already: limit them, and open a circuit breaker."
        .formatted(group.get(0).name(), group.size());
  }
}
