package dev.tracelab.tracing.reporter;

import java.net.URI;
import java.time.Duration;

/**
 * Where a reporter sends to, and what it keeps meanwhile.
 *
 * @param collector a collector's address over HTTP; null to send to an agent
 * @param authorization value of the header of that name; null for none
 * @param agentHost an agent's host, where there is no collector
 * @param agentPort its UDP port
 * @param maxQueueSize how many finished spans wait to be encoded; more are lost
 * @param flushInterval how long a span waits at most before it is sent
 */
public record ReporterConfig(
    URI collector,
    String authorization,
    String agentHost,
    int agentPort,
    int maxQueueSize,
    Duration flushInterval) {}
