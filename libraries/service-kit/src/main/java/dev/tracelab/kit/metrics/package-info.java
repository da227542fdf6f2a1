/** Metrics for Prometheus, with the traces that stand behind them. */
package dev.tracelab.kit.metrics;
