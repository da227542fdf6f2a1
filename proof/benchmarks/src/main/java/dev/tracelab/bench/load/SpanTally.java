package dev.tracelab.bench.load;

/**
 * Spans that ended in the services, and those of them that came to the collector.
 *
 * @param received also counts those that were sent twice because an answer was lost
 */
public record SpanTally(long ended, long received) {}
