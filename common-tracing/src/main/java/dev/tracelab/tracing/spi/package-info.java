/**
 * The interfaces that a backend other than Jaeger implements: a tracer and its reporting. It is
 * found by {@link java.util.ServiceLoader} and selected with {@code TRACING_BACKEND}.
 */
package dev.tracelab.tracing.spi;
