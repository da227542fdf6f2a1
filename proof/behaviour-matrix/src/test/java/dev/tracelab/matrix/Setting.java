package dev.tracelab.matrix;

/** How a row is traced. */
enum Setting {
  /** By plain vertx-opentracing and jaeger-client. */
  ALONE,
  /** By common-tracing on top of the two. */
  WITH
}
