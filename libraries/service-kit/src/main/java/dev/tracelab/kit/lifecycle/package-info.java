/** From a composition root to a process that starts, reports mistakes and shuts down gracefully. */
package dev.tracelab.kit.lifecycle;
