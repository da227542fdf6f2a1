package dev.tracelab.jaeger.ingest;

/**
 * What came in.
 *
 * @param spans how many spans were taken
 * @param malformed how many requests and packets were no batch and were dropped
 */
public record IntakeCounts(long spans, long malformed) {}
