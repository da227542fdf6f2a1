package dev.tracelab.tracing;

/**
 * How many finished spans reached the backend and how many never will.
 *
 * @param reported handed to the backend, which accepted them
 * @param dropped lost: the queue was full, the backend did not answer or refused them
 */
public record SpanCounts(long reported, long dropped) {}
