/** Log lines as text or JSON, with the trace on each and secrets masked. */
package dev.tracelab.kit.logging;
