/**
 * Sends log lines to Loki without ever blocking a caller. Read it when {@code LOKI_URL} is set and
 * lines are missing; nothing else depends on it.
 */
package dev.tracelab.kit.logging.loki;
