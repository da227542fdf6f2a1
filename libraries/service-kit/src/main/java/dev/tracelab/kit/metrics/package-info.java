/** Metrics for Prometheus, with exemplars that link to traces. */
package dev.tracelab.kit.metrics;
