package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.List;
import java.util.stream.LongStream;

/** Finds a database statement that took far longer than all others: most such statements wait. */
final class SlowStatement implements Rule {

  private static final List<String> DATABASE_TAGS =
      List.of("db.system", "db.system.name", "db.type");

  @Override
  public List<Finding> check(CallTree tree) {
    List<SpanNode> statements = tree.all().stream().filter(SlowStatement::isStatement).toList();
    if (statements.size() < Thresholds.STATEMENTS) {
      return List.of();
    }
    long typical = typical(statements);
    return statements.stream()
        .filter(statement -> isSlow(statement, typical))
        .map(statement -> finding(statement, typical))
        .toList();
  }

  private static boolean isStatement(SpanNode node) {
    return node.is(SpanKind.CLIENT)
        && node.children().isEmpty()
        && DATABASE_TAGS.stream().anyMatch(tag -> node.tag(tag) != null);
  }

  private static boolean isSlow(SpanNode statement, long typical) {
    long duration = statement.duration();
    return duration >= Thresholds.SLOW_STATEMENT
        && duration >= Thresholds.SLOW_STATEMENT_FACTOR * typical
        && statement.parent() != null
        && duration >= Thresholds.SLOW_STATEMENT_SHARE * statement.parent().duration();
  }

  /** The median duration. */
  private static long typical(List<SpanNode> statements) {
    LongStream durations = statements.stream().mapToLong(SpanNode::duration);
    return durations.sorted().skip(statements.size() / 2).findFirst().orElse(0);
  }

  private static Finding finding(SpanNode statement, long typical) {
    return new Finding(
        "slow-statement",
        "A statement that took far longer than the others",
        "%s took %s; half of the trace's statements took no more than %s. It waited, for instance for a lock that another transaction held, or it reads far more than the others.%s"
            .formatted(
                statement.name(),
                Durations.millis(statement.duration()),
                Durations.millis(typical),
                LogGap.in(statement).map(gap -> " " + gap.sentence()).orElse("")),
        List.of(statement),
        statement.duration());
  }
}
