package dev.tracelab.explain;

import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Most of a span's time, between two of its logs: what a span waited for is often there in words.
 *
 * @param from what was logged before, or the span's start
 * @param to what was logged after, or the span's end
 * @param micros its length
 */
record LogGap(String from, String to, long micros) {

  private static final int LONGEST = 60;

  /** The gap that is longer than half of the span; empty without one, or without logs. */
  static Optional<LogGap> in(SpanNode node) {
    List<TraceSpan.Log> logs = logs(node);
    if (logs.isEmpty()) {
      return Optional.empty();
    }
    List<LogGap> gaps = new ArrayList<>();
    String from = "its start";
    long before = node.start();
    for (TraceSpan.Log log : logs) {
      String to = text(log);
      gaps.add(new LogGap(from, to, log.micros() - before));
      from = to;
      before = log.micros();
    }
    gaps.add(new LogGap(from, "its end", node.end() - before));
    return gaps.stream().filter(gap -> gap.micros > node.duration() / 2).findFirst();
  }

  private static List<TraceSpan.Log> logs(SpanNode node) {
    return node.span().logs().stream()
        .filter(log -> log.micros() >= node.start() && log.micros() <= node.end())
        .sorted(Comparator.comparingLong(TraceSpan.Log::micros))
        .toList();
  }

  private static String text(TraceSpan.Log log) {
    String text =
        Stream.of("message", "event")
            .map(key -> log.fields().get(key))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("?")
            .toString();
    return "'" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + '…') + "'";
  }

  /** One sentence with the figure. */
  String sentence() {
    return "%s of it passed between %s and %s.".formatted(Durations.millis(micros), from, to);
  }
}
