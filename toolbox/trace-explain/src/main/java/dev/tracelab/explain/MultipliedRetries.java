package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds retries, and layers whose retries multiply each other. */
final class MultipliedRetries implements Rule {

  private static final int WORTH_REPORTING = 3;

  @Override
  public List<Finding> check(CallTree tree) {
    Map<SpanNode, List<SpanNode>> attempts = attempts(tree);
    List<Finding> findings = new ArrayList<>();
    List<SpanNode> seen = new ArrayList<>();
    for (List<SpanNode> group : attempts.values().stream().distinct().toList()) {
      List<Integer> layers = layersAbove(group, attempts);
      boolean isOutermost = layers.isEmpty();
      boolean isInnermost = group.stream().noneMatch(call -> hasAttemptsBelow(call, attempts));
      if (isInnermost && !isCovered(group, seen)) {
        seen.addAll(siblingsInOtherBranches(group, attempts));
        layers.add(group.size());
        if (!isOutermost || group.size() >= WORTH_REPORTING) {
          findings.add(finding(group, layers));
        }
      }
    }
    return findings;
  }

  /** Each attempt with all attempts of the same call. */
  private static Map<SpanNode, List<SpanNode>> attempts(CallTree tree) {
    Map<SpanNode, List<SpanNode>> attempts = new HashMap<>();
    for (SpanNode parent : tree.all()) {
      for (List<SpanNode> calls : Siblings.byOperation(parent).values()) {
        if (areAttempts(calls)) {
          calls.forEach(call -> attempts.put(call, calls));
        }
      }
    }
    return attempts;
  }

  /** Sequential calls of one operation, all failed but perhaps the last. */
  private static boolean areAttempts(List<SpanNode> calls) {
    return calls.size() > 1
        && Siblings.areSequential(calls)
        && calls.subList(0, calls.size() - 1).stream().allMatch(call -> call.span().error());
  }

  private static List<Integer> layersAbove(
      List<SpanNode> group, Map<SpanNode, List<SpanNode>> attempts) {
    List<Integer> layers = new ArrayList<>();
    SpanNode above = group.get(0).parent();
    while (above != null) {
      if (attempts.containsKey(above)) {
        layers.add(0, attempts.get(above).size());
      }
      above = above.parent();
    }
    return layers;
  }

  private static boolean hasAttemptsBelow(SpanNode call, Map<SpanNode, List<SpanNode>> attempts) {
    return attempts.keySet().stream().anyMatch(call::isAncestorOf);
  }

  private static boolean isCovered(List<SpanNode> group, List<SpanNode> seen) {
    return seen.contains(group.get(0));
  }

  /** The same call below other attempts of a layer above: one finding is enough for all. */
  private static List<SpanNode> siblingsInOtherBranches(
      List<SpanNode> group, Map<SpanNode, List<SpanNode>> attempts) {
    String name = group.get(0).name();
    return attempts.keySet().stream().filter(call -> call.name().equals(name)).toList();
  }

  private static Finding finding(List<SpanNode> group, List<Integer> layers) {
    int product = layers.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    String factors = String.join(" × ", layers.stream().map(String::valueOf).toList());
    boolean multiplied = layers.size() > 1;
    String evidence =
        multiplied
            ? "%s is retried on %d layers: %s attempts, up to %d calls for one request. Let one layer retry, with a budget."
                .formatted(group.get(0).name(), layers.size(), factors, product)
            : "%s was attempted %d times. Retries add load to a service that is failing already: limit them, and open a circuit breaker."
                .formatted(group.get(0).name(), group.size());
    return new Finding(
        "retries",
        multiplied ? "Retries that multiply" : "Retries",
        evidence,
        group,
        Siblings.busy(group) * product / group.size());
  }
}
