/** Chooses a variant of a port for each call, from the baggage of the active span. */
package dev.tracelab.scenarios.engine;
