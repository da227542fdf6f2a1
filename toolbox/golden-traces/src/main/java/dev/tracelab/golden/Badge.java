package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a person should see of a span at a glance: how it was refused, or why it failed. */
final class Badge {

  private static final int FIRST_REFUSAL = 400;

  private Badge() {}

  /**
   * The status from 400 on, and the outcome, or else the first line of an error: {@code 402
   * payment-declined}. Empty for a span that went well.
   */
  static String of(TraceSpan span) {
    List<String> parts = new ArrayList<>();
    String status = Objects.toString(span.tags().get("http.status_code"), "");
    if (status.matches("\\d{3}") && Integer.parseInt(status) >= FIRST_REFUSAL) {
      parts.add(status);
    }
    String outcome = Objects.toString(span.tags().get("outcome"), "");
    if (!outcome.isEmpty()) {
      parts.add(outcome);
    } else if (span.error()) {
      parts.add(firstLine(span.logs()));
    }
    return Columns.printable(String.join(" ", parts).strip());
  }

  private static String firstLine(List<SpanLog> logs) {
    return logs.stream()
        .map(log -> log.fields().getOrDefault("message", log.fields().get("error.kind")))
        .filter(Objects::nonNull)
        .map(message -> message.toString().strip().split("\\R", 2)[0])
        .findFirst()
        .orElse("");
  }
}
