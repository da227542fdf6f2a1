package dev.tracelab.bench.paths;

import io.vertx.core.MultiMap;

/** Headers as an order's request has them. */
final class RequestHeaders {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN_ID = "00f067aa0ba902b7";

  private RequestHeaders() {}

  /** Of a caller that traces nothing. */
  static MultiMap plain() {
    return MultiMap.caseInsensitiveMultiMap()
        .add("host", "127.0.0.1:8081")
        .add("user-agent", "Vert.x-WebClient/5.0.7")
        .add("accept", "application/json")
        .add("content-type", "application/json")
        .add("content-length", "118")
        .add("idempotency-key", "0d3f7a3e-5f0d-4f3c-9d0b-3b1f6a2d9c11");
  }

  /** Of a caller that traces in Jaeger's form and in the W3C's, whichever the tracer reads. */
  static MultiMap traced(boolean sampled) {
    return plain()
        .add("uber-trace-id", TRACE_ID + ":" + SPAN_ID + ":0:" + (sampled ? 1 : 0))
        .add("traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + (sampled ? "-01" : "-00"));
  }
}
