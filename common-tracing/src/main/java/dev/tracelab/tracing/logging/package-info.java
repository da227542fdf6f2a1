/** Parts for Logback: the trace on each log line, and log lines on the trace. */
package dev.tracelab.tracing.logging;
