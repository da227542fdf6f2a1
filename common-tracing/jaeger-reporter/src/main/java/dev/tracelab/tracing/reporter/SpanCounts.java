package dev.tracelab.tracing.reporter;

/**
 * How many finished spans were reported, were lost, and are still queued.
 *
 * @param reported handed to the backend, which accepted them
 * @param dropped lost, for one of the reasons of {@link SpanLoss}
 * @param queued waiting to be sent, or sent and not yet acknowledged
 */
public record SpanCounts(long reported, long dropped, long queued) {}
