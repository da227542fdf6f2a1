package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds services whose clocks differ: a server span that does not lie inside the client span that
 * waited for it, although it is shorter. A span may also end late because its thread had to wait,
 * so one difference of the clocks must explain all calls between the two services.
 */
final class ClockSkew implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    Map<String, List<SpanNode>> calls =
        tree.all().stream()
            .filter(ClockSkew::isComparable)
            .collect(
                Collectors.groupingBy(
                    node -> node.parent().span().service() + "\n" + node.span().service(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return calls.values().stream()
        .filter(between -> Offset.of(between).isSkew())
        .map(ClockSkew::finding)
        .toList();
  }

  /** Whether a difference of clocks may explain where this span lies. */
  static boolean isSkewed(SpanNode server) {
    return isComparable(server) && Offset.of(List.of(server)).isSkew();
  }

  /** Whether a server span would lie inside its client span if the clocks were equal. */
  private static boolean isComparable(SpanNode server) {
    SpanNode client = server.parent();
    return client != null
        && server.is(SpanKind.SERVER)
        && client.is(SpanKind.CLIENT)
        && !client.span().service().equals(server.span().service())
        // After a failed call the server may simply have been reached late.
        && !client.span().error()
        && server.duration() <= client.duration();
  }

  private static Finding finding(List<SpanNode> calls) {
    List<SpanNode> outside = calls.stream().filter(ClockSkew::isSkewed).toList();
    SpanNode first = outside.get(0);
    long offset = Offset.of(calls).middle();
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
        outside,
        Math.abs(offset));
  }

  /**
   * How far the server's clock may be ahead for all server spans to lie inside their client spans.
   * No difference does that if the least is above the most.
   */
  private record Offset(long least, long most) {

    static Offset of(List<SpanNode> servers) {
      long least = Long.MIN_VALUE;
      long most = Long.MAX_VALUE;
      for (SpanNode server : servers) {
        least = Math.max(least, server.end() - server.parent().end());
        most = Math.min(most, server.start() - server.parent().start());
      }
      return new Offset(least, most);
    }

    boolean isSkew() {
      return least <= most && (least > Thresholds.CLOCK_SKEW || most < -Thresholds.CLOCK_SKEW);
    }

    /** The likeliest one: request and response then took equally long. */
    long middle() {
      return least + (most - least) / 2;
    }
  }
}
