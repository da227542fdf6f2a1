package dev.tracelab.matrix;

/** How a row's scenario is traced. */
enum Setting {
  /** By vertx-opentracing and jaeger-client as they come. */
  ALONE,
  /** By common-tracing, which stands on the two. */
  WITH
}
