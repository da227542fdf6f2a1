package dev.tracelab.bench.hello;

/** How the hello world is traced. The first is what the others are compared with. */
public enum HelloSetting {
  /** No tracer at all. */
  NONE("no tracer", 0),
  /** common-tracing, and no trace is sampled. */
  UNSAMPLED("unsampled", 0),
  /** common-tracing; all spans are recorded, and thrown away when they end. */
  DISCARDED("sampled, thrown away", 0),
  /** common-tracing; all spans are sent to a collector. */
  SENT("sampled and sent", 3),
  /** vertx-opentracing with jaeger-client as it comes, and no trace is sampled. */
  PLAIN_UNSAMPLED("vertx-opentracing alone, unsampled", 0),
  /** vertx-opentracing with jaeger-client as it comes; its HttpSender sends all spans. */
  PLAIN_SENT("vertx-opentracing alone, sent", 3),
  /** vertx-opentelemetry with the SDK; all spans are sent by OTLP over HTTP. */
  OTEL_SENT("vertx-opentelemetry, sent", 3);

  private final String title;
  private final int spans;

  HelloSetting(String title, int spans) {
    this.title = title;
    this.spans = spans;
  }

  /** What it is called in results. */
  public String title() {
    return title;
  }

  /** How many spans reach the collector for one request to the first hop. */
  public int spans() {
    return spans;
  }
}
