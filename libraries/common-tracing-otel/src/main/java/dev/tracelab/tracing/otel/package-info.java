/**
 * A backend of OpenTelemetry: its OpenTracing shim over its SDK, reporting over OTLP/HTTP. The shim
 * is wrapped where it falls short of what jaeger-client does.
 */
package dev.tracelab.tracing.otel;
