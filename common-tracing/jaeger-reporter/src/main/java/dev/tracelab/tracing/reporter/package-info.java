/**
 * Reports finished spans to Jaeger: queues, encodes, sends and retries them, and counts each that
 * is lost. Start reading at {@link dev.tracelab.tracing.reporter.SpanReporter}.
 */
package dev.tracelab.tracing.reporter;
