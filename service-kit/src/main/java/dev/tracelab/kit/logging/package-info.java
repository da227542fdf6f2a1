/**
 * Log lines as text or JSON, with the trace on each and secrets masked. Read it to change the form
 * or the destination of log lines.
 */
package dev.tracelab.kit.logging;
