/**
 * An OpenTelemetry backend: the OpenTracing shim on top of the SDK, reporting over OTLP/HTTP.
 * Wrappers add what the shim lacks compared to jaeger-client.
 */
package dev.tracelab.tracing.otel;
