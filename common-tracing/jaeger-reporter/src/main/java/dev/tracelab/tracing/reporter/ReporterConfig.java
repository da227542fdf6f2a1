package dev.tracelab.tracing.reporter;

import java.net.URI;
import java.time.Duration;

/**
 * Where a reporter sends spans, and how many it keeps.
 *
 * @param collector a collector's address over HTTP; null to send to an agent
 * @param authorization value of the header of that name; null for none
 * @param agentHost the agent's host; used if there is no collector
 * @param agentPort its UDP port
 * @param maxQueueSize the capacity of the queue of finished spans; more are lost
 * @param flushInterval the longest time that a span waits before it is sent
 */
public record ReporterConfig(
    URI collector,
    String authorization,
    String agentHost,
    int agentPort,
    int maxQueueSize,
    Duration flushInterval) {}
