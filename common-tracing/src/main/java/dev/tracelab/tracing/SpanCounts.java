package dev.tracelab.tracing;

/**
 * How many finished spans reached the backend, how many never will, and how many still may.
 *
 * @param reported handed to the backend, which accepted them
 * @param dropped lost: the queue was full, the backend did not answer or refused them
 * @param queued waiting to be sent, as the reporter saw it when it last flushed
 */
public record SpanCounts(long reported, long dropped, long queued) {}
