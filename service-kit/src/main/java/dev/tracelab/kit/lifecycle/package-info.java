/**
 * From a composition root to a process that starts, reports mistakes and shuts down gracefully.
 * Start reading the kit here, at {@link dev.tracelab.kit.lifecycle.ServiceBuilder}.
 */
package dev.tracelab.kit.lifecycle;
