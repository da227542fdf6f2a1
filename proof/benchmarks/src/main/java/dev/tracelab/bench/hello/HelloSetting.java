package dev.tracelab.bench.hello;

/** How the hello world is traced. The first is the baseline. */
public enum HelloSetting {
  /** No tracer at all. */
  NONE("no tracer", 0),
  /** common-tracing, and no trace is sampled. */
  UNSAMPLED("unsampled", 0),
  /** common-tracing; all spans are recorded and discarded when they end. */
  DISCARDED("sampled, thrown away", 0),
  /** common-tracing; all spans are sent to a collector. */
  SENT("sampled and sent", 3),
  /** vertx-opentracing with jaeger-client, and no trace is sampled. */
  PLAIN_UNSAMPLED("vertx-opentracing alone, unsampled", 0),
  /** vertx-opentracing with jaeger-client, whose HttpSender sends all spans. */
  PLAIN_SENT("vertx-opentracing alone, sent", 3),
  /** vertx-opentelemetry with the SDK; all spans are sent by OTLP over HTTP. */
  OTEL_SENT("vertx-opentelemetry, sent", 3);

  private final String title;
  private final int spans;

  HelloSetting(String title, int spans) {
    this.title = title;
    this.spans = spans;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /** The number of spans sent per request to the gateway. */
  public int spans() {
    return spans;
  }
}
