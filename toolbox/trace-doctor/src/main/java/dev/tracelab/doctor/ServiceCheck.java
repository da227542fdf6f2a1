package dev.tracelab.doctor;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests to a service, with and without a trace of ours, and looks at what arrives. Nothing
 * is known of the service but its address.
 */
final class ServiceCheck {

  private final QueryApi api;
  private final URI service;
  private final String name;
  private final Duration bound;
  private final List<Diagnosis> found = new ArrayList<>();

  /**
   * A check of one service.
   *
   * @param name under which its traces are searched for; null if any will do
   * @param bound how long its spans may take to arrive
   */
  ServiceCheck(QueryApi api, URI service, String name, Duration bound) {
    this.api = api;
    this.service = service;
    this.name = name;
    this.bound = bound;
  }

  Check check() {
    String subject = "service " + service;
    try {
      ProbeRequest plain = ProbeRequest.withoutTrace(service);
      List<ProbeRequest> traced = new ArrayList<>();
      for (TraceHeader header : TraceHeader.values()) {
        traced.add(ProbeRequest.with(header, service));
      }
      return new Check(subject, judge(plain, traced), found);
    } catch (IOException e) {
      return Check.ill(
          subject,
          "no response",
          new Diagnosis(
              Cause.SERVICE_UNREACHABLE,
              "%s does not respond (%s).".formatted(service, Http.reason(e))));
    }
  }

  private String judge(ProbeRequest plain, List<ProbeRequest> traced) throws IOException {
    List<String> read = new ArrayList<>();
    Duration wait = bound;
    for (ProbeRequest request : traced) {
      Trace trace = request.trace(api, wait);
      // All were sent before the first wait.
      wait = bound.dividedBy(4);
      if (!trace.spans().isEmpty()) {
        read.add(request.header().format());
        if (read.size() == 1) {
          judge(request, trace, plain);
        }
      }
    }
    return read.isEmpty() ? judgeSilence(plain) : "traced; reads " + String.join(", ", read);
  }

  private String judgeSilence(ProbeRequest plain) throws IOException {
    if (arrives(plain, 0)) {
      found.add(
          new Diagnosis(
              Cause.HEADERS_IGNORED,
              "%s reads neither uber-trace-id nor traceparent nor b3.".formatted(service)));
      return "traced, without the caller";
    }
    found.add(
        new Diagnosis(
            Cause.SPANS_ELSEWHERE,
            "%d requests to %s left no span in %s."
                .formatted(TraceHeader.values().length + 1, service, api.query())));
    return "no trace arrives";
  }

  private void judge(ProbeRequest request, Trace trace, ProbeRequest plain) throws IOException {
    Optional<TraceSpan> entry = request.entry(trace);
    if (entry.isEmpty()) {
      found.add(
          new Diagnosis(
              Cause.TRACER_NOT_CLOSED,
              "Of a request to %s, the first span has not arrived, but `%s` below it has."
                  .formatted(service, trace.spans().get(0).operation())));
      return;
    }
    TraceSpan span = entry.get();
    if (!arrives(plain, request.offsetOf(span))) {
      found.add(
          new Diagnosis(
              Cause.SAMPLED_OUT,
              "A trace that the caller has sampled arrives, one that %s begins does not."
                  .formatted(service)));
    }
    if (span.traceId().length() < request.traceId().length()) {
      found.add(
          new Diagnosis(
              Cause.SHORT_TRACE_IDS,
              "%s cuts the trace id %s to %s."
                  .formatted(service, request.traceId(), span.traceId())));
    }
    judgeName(span);
    judgeTime(request, span);
    Trace whole = api.await(span.traceId(), later -> new TornTrace(api, later).isWhole(), bound);
    new TornTrace(api, whole).diagnosis().ifPresent(found::add);
  }

  private void judgeName(TraceSpan span) {
    if (name != null && !name.equals(span.service())) {
      found.add(
          new Diagnosis(
              Cause.SERVICE_NAME,
              "%s sends its spans as %s, not as %s.".formatted(service, span.service(), name)));
    }
  }

  private void judgeTime(ProbeRequest request, TraceSpan span) throws IOException {
    long late = request.offsetOf(span);
    if (late != 0) {
      found.add(
          new Diagnosis(
              Cause.CLOCK_OF_SERVICE,
              "%s dates its spans %.1f s too %s."
                  .formatted(service, Math.abs(late) / 1e6, late < 0 ? "early" : "late")));
    }
    boolean isFound =
        api.ofTheLastHour(span.service()).stream()
            .anyMatch(other -> other.traceId().equals(span.traceId()));
    if (!isFound) {
      found.add(
          new Diagnosis(
              Cause.OUTSIDE_SEARCH,
              "Jaeger has trace %s, but a search for the last hour of %s does not find it."
                  .formatted(span.traceId(), span.service())));
    }
  }

  /** Whether there is a trace that the service began for a request without one. */
  private boolean arrives(ProbeRequest plain, long offset) throws IOException {
    if (plain.arrives(api, bound)) {
      return true;
    }
    ProbeRequest shifted = plain.shifted(offset);
    for (String other : api.services()) {
      boolean isRoot =
          api.between(other, shifted.startMicros() - 1_000, shifted.endMicros() + 1_000).stream()
              .anyMatch(
                  span ->
                      span.kind() == SpanKind.SERVER
                          && span.parent().isEmpty()
                          && shifted.contains(span));
      if (isRoot) {
        return true;
      }
    }
    return false;
  }
}
