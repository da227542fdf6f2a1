/** Metrics for Prometheus, with exemplars that link to traces. Read it to add a histogram. */
package dev.tracelab.kit.metrics;
