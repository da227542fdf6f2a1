package dev.tracelab.doctor;

/** How a caller says to which trace a request belongs. */
enum TraceHeader {
  /** jaeger-client's. */
  JAEGER("jaeger", "uber-trace-id", "%s:%s:0:1"),
  /** W3C Trace Context. */
  W3C("w3c", "traceparent", "00-%s-%s-01"),
  /** B3 in one header. */
  B3("b3", "b3", "%s-%s-1");

  private final String format;
  private final String header;
  private final String value;

  TraceHeader(String format, String header, String value) {
    this.format = format;
    this.header = header;
    this.value = value;
  }

  /** As in {@code JAEGER_PROPAGATION}. */
  String format() {
    return format;
  }

  /** Name and value for a sampled trace. */
  String[] of(String traceId, String spanId) {
    return new String[] {header, value.formatted(traceId, spanId)};
  }
}
