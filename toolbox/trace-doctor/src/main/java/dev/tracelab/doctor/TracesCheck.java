package dev.tracelab.doctor;

import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at the traces that Jaeger has of a service already.
 *
 * @param service the name that is searched for
 */
record TracesCheck(QueryApi api, String service) {

  /** Later spans may still be on their way. */
  private static final long SETTLED_MICROS = 10_000_000;

  private static final long TOLERATED_MICROS = 1_000_000;
  private static final long DAYS_MICROS = Duration.ofDays(2).toMillis() * 1_000;

  Check check() {
    String subject = "traces of " + service;
    try {
      List<String> known = new ArrayList<>(api.services());
      known.remove(ProbeSpan.SERVICE);
      if (!known.contains(service)) {
        return Check.ill(subject, "none", unknown(known));
      }
      return look(subject);
    } catch (IOException e) {
      return Check.well(subject, "not looked at (%s)".formatted(Http.reason(e)));
    }
  }

  private Diagnosis unknown(List<String> known) {
    return new Diagnosis(
        Cause.SERVICE_NAME,
        "Jaeger has no service %s%s."
            .formatted(
                service,
                known.isEmpty() ? ", nor any other" : ", but " + String.join(", ", known)));
  }

  private Check look(String subject) throws IOException {
    long now = System.currentTimeMillis() * 1_000;
    List<TraceSpan> spans = api.between(service, now - DAYS_MICROS, now + DAYS_MICROS);
    Map<String, List<TraceSpan>> traces =
        spans.stream().collect(Collectors.groupingBy(TraceSpan::traceId));
    List<Diagnosis> found = new ArrayList<>();
    judgeFuture(spans, now, found);
    judgeRoots(traces, now, found);
    return new Check(subject, traces.size() + " in two days", found);
  }

  private void judgeFuture(List<TraceSpan> spans, long now, List<Diagnosis> found) {
    long ahead =
        spans.stream()
                .filter(span -> span.service().equals(service))
                .mapToLong(TraceSpan::startMicros)
                .max()
                .orElse(now)
            - now;
    if (ahead > TOLERATED_MICROS) {
      found.add(
          new Diagnosis(
              Cause.CLOCK_OF_SERVICE,
              "A span of %s begins %.1f s from now.".formatted(service, ahead / 1e6)));
    }
  }

  /** Of a program that ends without closing its tracer, the last spans are lost: the roots. */
  private void judgeRoots(Map<String, List<TraceSpan>> traces, long now, List<Diagnosis> found) {
    List<List<TraceSpan>> settled =
        traces.values().stream()
            .filter(spans -> spans.stream().allMatch(span -> isSettled(span, now)))
            .toList();
    long torn = settled.stream().filter(TracesCheck::isRootMissing).count();
    if (torn * 2 > settled.size()) {
      found.add(
          new Diagnosis(
              Cause.TRACER_NOT_CLOSED,
              "Of %d traces of %s, %d lack the span that the others begin with."
                  .formatted(settled.size(), service, torn)));
    }
  }

  private static boolean isSettled(TraceSpan span, long now) {
    return span.endMicros() < now - SETTLED_MICROS;
  }

  private static boolean isRootMissing(List<TraceSpan> spans) {
    Set<String> ids = spans.stream().map(TraceSpan::spanId).collect(Collectors.toSet());
    return spans.stream().noneMatch(span -> span.parent().isEmpty())
        && spans.stream()
            .flatMap(span -> span.parent().stream())
            .anyMatch(cause -> !ids.contains(cause.spanId()));
  }
}
