/** From a composition root to a process that starts, tells mistakes, and stops gracefully. */
package dev.tracelab.kit.lifecycle;
