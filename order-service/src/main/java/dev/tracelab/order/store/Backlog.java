package dev.tracelab.order.store;

/**
 * How far fulfilment is behind.
 *
 * @param rows orders that wait for it
 * @param oldestSeconds how long the one that waits longest has done so; 0 where none waits
 */
public record Backlog(long rows, double oldestSeconds) {}
