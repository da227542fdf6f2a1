package dev.tracelab.tracing.reporter;

/** How batches of spans leave: over HTTP to a collector, or over UDP to an agent. */
final class Transports {

  private Transports() {}

  static BatchTransport of(ReporterConfig config) {
    return config.collector() == null
        ? new AgentSocket(config.agentHost(), config.agentPort())
        : new CollectorClient(config.collector(), config.authorization());
  }
}
