package dev.tracelab.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a service counts lost spans: this library's metric, or jaeger-client's. */
final class MetricsCheck {

  private static final Pattern LOST =
      Pattern.compile(
          "^(?:tracing_spans_dropped_total(?:\\{[^}]*})?"
              + "|jaeger_tracer_reporter_spans(?:_total)?\\{[^}]*result=\"(?:dropped|err)\"[^}]*})"
              + " ([0-9.eE+]+)",
          Pattern.MULTILINE);

  private MetricsCheck() {}

  static Check of(URI metrics) {
    String subject = "metrics " + metrics;
    try {
      Matcher lost = LOST.matcher(Http.get(metrics).body());
      double sum = 0;
      boolean isCounted = false;
      while (lost.find()) {
        isCounted = true;
        sum += Double.parseDouble(lost.group(1));
      }
      return sum == 0
          ? Check.well(subject, isCounted ? "no span dropped" : "lost spans are not counted")
          : Check.ill(
              subject,
              "spans dropped",
              new Diagnosis(
                  Cause.SPANS_DROPPED, "%s counts %.0f lost spans.".formatted(metrics, sum)));
    } catch (IOException e) {
      return Check.well(subject, "not looked at (%s)".formatted(Http.reason(e)));
    }
  }
}
