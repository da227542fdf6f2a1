/**
 * What becomes of finished spans: they are queued, encoded, sent and sent again, and each that is
 * lost is counted. Knows nothing of how spans are made.
 */
package dev.tracelab.tracing.reporter;
