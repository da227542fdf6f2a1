/** Logback integration: trace ids in log lines, and log lines on spans. */
package dev.tracelab.tracing.logging;
