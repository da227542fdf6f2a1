package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.List;

/**
 * Finds a call of another service that took most of the request's time, and nothing below it says
 * why. Failed calls do not count: a caller with a deadline cannot wait longer than that.
 */
final class SlowCall implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    return tree.all().stream()
        .filter(SlowCall::isAnswered)
        .map(UnexplainedTime::longestIn)
        .filter(gap -> gap.micros() >= Thresholds.SLOW_CALL)
        .filter(SlowCall::takesMostOfTheRequest)
        .map(SlowCall::finding)
        .toList();
  }

  /** A server whose client, in another service, waited for its response and got it. */
  private static boolean isAnswered(SpanNode server) {
    SpanNode client = server.parent();
    return client != null
        && server.is(SpanKind.SERVER)
        && client.is(SpanKind.CLIENT)
        && !client.span().service().equals(server.span().service())
        && server.duration() <= client.duration()
        && !server.span().error()
        && !client.span().error();
  }

  /** Also that the request waited for it. */
  private static boolean takesMostOfTheRequest(UnexplainedTime gap) {
    SpanNode request = top(gap.node());
    return gap.micros() >= Thresholds.SLOW_CALL_SHARE * request.duration()
        && gap.node().parent().end() <= request.end();
  }

  private static SpanNode top(SpanNode node) {
    SpanNode top = node;
    while (top.parent() != null && !top.span().followsFrom()) {
      top = top.parent();
    }
    return top;
  }

  private static Finding finding(UnexplainedTime gap) {
    SpanNode server = gap.node();
    SpanNode request = top(server);
    return new Finding(
        "slow-call",
        "A call that took most of the time",
        "%s waited %s for %s: for %s of that, no span says what happened there, which is %s of the whole %s."
            .formatted(
                server.parent().name(),
                Durations.millis(server.parent().duration()),
                server.name(),
                Durations.millis(gap.micros()),
                Durations.percent(gap.micros(), request.duration()),
                request.name()),
        List.of(server, server.parent()),
        gap.micros());
  }
}
