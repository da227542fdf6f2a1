package dev.tracelab.explain;

import java.util.List;
import java.util.OptionalLong;

/** Finds calls that spent their time waiting for a connection: the log {@code event=connected}. */
final class ConnectionWait implements Rule {

  @Override
  public List<Finding> check(CallTree tree) {
    return tree.all().stream().filter(ConnectionWait::isLong).map(this::finding).toList();
  }

  private static boolean isLong(SpanNode node) {
    OptionalLong wait = wait(node);
    return wait.isPresent()
        && wait.getAsLong() >= Thresholds.CONNECTION_WAIT
        && wait.getAsLong() >= Thresholds.CONNECTION_SHARE * node.duration();
  }

  private static OptionalLong wait(SpanNode node) {
    return node.span().logs().stream()
        .filter(log -> "connected".equals(log.fields().get("event")))
        .mapToLong(log -> log.micros() - node.start())
        .findFirst();
  }

  private Finding finding(SpanNode node) {
    long wait = wait(node).orElse(0);
    return new Finding(
        "connection-wait",
        "A wait for a connection",
        "%s waited %s of its %s until it had a connection. Either the pool is too small, or somebody holds its connections too long."
            .formatted(node.name(), Durations.millis(wait), Durations.millis(node.duration())),
        List.of(node),
        wait);
  }
}
