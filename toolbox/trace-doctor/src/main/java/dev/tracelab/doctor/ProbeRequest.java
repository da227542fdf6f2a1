package dev.tracelab.doctor;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that was sent to a service: a GET, which changes nothing.
 *
 * @param header how it named its trace; null if it did not
 * @param traceId its trace; without a header, the one that the response names, or null
 * @param spanId the caller's span, which is never sent; null without a header
 * @param startMicros when it was sent, in microseconds since 1970
 * @param endMicros when the response was there
 */
record ProbeRequest(
    TraceHeader header, String traceId, String spanId, long startMicros, long endMicros) {

  private static final String TRACE_ID = "x-trace-id";
  private static final int SHORT_ID = 16;
  private static final long TOLERATED_MICROS = 1_000_000;
  private static final long ROUNDING_MICROS = 2_000;

  static ProbeRequest withoutTrace(URI service) throws IOException {
    long start = now();
    HttpResponse<String> response = Http.get(service);
    String traceId = response.headers().firstValue(TRACE_ID).orElse(null);
    return new ProbeRequest(null, traceId, null, start, now());
  }

  static ProbeRequest with(TraceHeader header, URI service) throws IOException {
    ProbeSpan caller = ProbeSpan.now();
    String spanId = "%016x".formatted(caller.low());
    long start = now();
    Http.get(service, header.of(caller.traceId(), spanId));
    return new ProbeRequest(header, caller.traceId(), spanId, start, now());
  }

  private static long now() {
    return System.currentTimeMillis() * 1_000;
  }

  /** Whether its trace is there, as far as the response named it. */
  boolean arrives(QueryApi api, Duration bound) throws IOException {
    return traceId != null && !api.await(traceId, bound).spans().isEmpty();
  }

  /** Its trace once the service's first span is there, or as it is when the time is up. */
  Trace trace(QueryApi api, Duration bound) throws IOException {
    Trace trace = api.await(traceId, found -> entry(found).isPresent(), bound);
    return trace.spans().isEmpty() ? api.await(traceId.substring(SHORT_ID), Duration.ZERO) : trace;
  }

  /** How late the clock is that dated a span of this request; zero if that may be right. */
  long offsetOf(TraceSpan span) {
    long late = span.startMicros() - startMicros;
    return late < -TOLERATED_MICROS || span.startMicros() > endMicros + TOLERATED_MICROS ? late : 0;
  }

  /** The same request as a clock sees it that is late. */
  ProbeRequest shifted(long micros) {
    return new ProbeRequest(header, traceId, spanId, startMicros + micros, endMicros + micros);
  }

  /** Whether a span lies within the request. */
  boolean contains(TraceSpan span) {
    return span.startMicros() >= startMicros - ROUNDING_MICROS
        && span.endMicros() <= endMicros + ROUNDING_MICROS;
  }

  /** The service's first span: that below the caller's. */
  Optional<TraceSpan> entry(Trace trace) {
    return trace.spans().stream()
        .filter(span -> span.references().stream().anyMatch(cause -> cause.spanId().equals(spanId)))
        .findFirst();
  }
}
