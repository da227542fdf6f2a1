package dev.tracelab.gateway.client;

import java.time.Duration;

/**
 * When a service is not asked any more.
 *
 * @param failures so many calls in a row without an answer, within ten seconds, open the circuit
 * @param pause after it one call may try whether the service is back
 */
public record BreakerConfig(int failures, Duration pause) {}
