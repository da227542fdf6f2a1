/**
 * What a backend other than Jaeger implements: a tracer, and the parts that report its spans. It is
 * found by {@link java.util.ServiceLoader} and chosen by {@code TRACING_BACKEND}.
 */
package dev.tracelab.tracing.spi;
