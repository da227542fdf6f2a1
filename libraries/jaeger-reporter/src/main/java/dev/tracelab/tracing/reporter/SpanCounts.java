package dev.tracelab.tracing.reporter;

/**
 * How many finished spans reached the backend, how many never will, and how many still may.
 *
 * @param reported handed to the backend, which accepted them
 * @param dropped lost, for one of the reasons of {@link SpanLoss}
 * @param queued waiting to be sent, or sent and not yet answered
 */
public record SpanCounts(long reported, long dropped, long queued) {}
