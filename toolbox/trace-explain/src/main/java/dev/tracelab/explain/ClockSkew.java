package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds services whose clocks differ: a server span that does not lie inside the client span that
 * waited for it, although it is shorter.
 */
final class ClockSkew implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    Map<String, List<SpanNode>> skewed =
        tree.all().stream()
            .filter(ClockSkew::isSkewed)
            .collect(
                Collectors.groupingBy(
                    node -> node.parent().span().service() + "\n" + node.span().service(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Finding> findings = new ArrayList<>();
    skewed.values().forEach(spans -> findings.add(finding(spans)));
    return findings;
  }

  /** Whether only a difference of clocks explains where a span lies. */
  static boolean isSkewed(SpanNode server) {
    SpanNode client = server.parent();
    return client != null
        && server.is(SpanKind.SERVER)
        && client.is(SpanKind.CLIENT)
        && !client.span().service().equals(server.span().service())
        // After a failed call the server may simply have been reached late.
        && !client.span().error()
        && server.duration() <= client.duration()
        && isOutside(server, client);
  }

  private static boolean isOutside(SpanNode server, SpanNode client) {
    return client.start() - server.start() > Thresholds.CLOCK_SKEW
        || server.end() - client.end() > Thresholds.CLOCK_SKEW;
  }

  /** How far the server's clock is ahead, if request and response took equally long. */
  private static long offset(SpanNode server) {
    SpanNode client = server.parent();
    return (server.start() - client.start() + server.end() - client.end()) / 2;
  }

  private static Finding finding(List<SpanNode> servers) {
    SpanNode first = servers.get(0);
    long offset = offset(first);
    return new Finding(
        "clock-skew",
        "Clocks that differ",
        "The clock of %s is about %s %s that of %s: %s does not lie inside its parent, although it is shorter."
            .formatted(
                first.span().service(),
                Durations.millis(Math.abs(offset)),
                offset > 0 ? "ahead of" : "behind",
                first.parent().span().service(),
                first.name()),
        servers,
        Math.abs(offset));
  }
}
