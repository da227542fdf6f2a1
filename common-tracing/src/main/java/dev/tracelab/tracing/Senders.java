package dev.tracelab.tracing;

import io.jaegertracing.spi.Sender;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import org.apache.thrift.transport.TTransportException;

/** How batches of spans leave: over HTTP to a collector, or over UDP to an agent. */
final class Senders {

  /** jaeger-client's own default, 65,000 bytes: the most that fits a datagram. */
  private static final int DEFAULT_PACKET_SIZE = 0;

  private Senders() {}

  static Sender of(TracingConfig config) {
    return config.collector() == null ? udp(config) : http(config);
  }

  private static Sender udp(TracingConfig config) {
    try {
      return new UdpSender(config.agentHost(), config.agentPort(), DEFAULT_PACKET_SIZE);
    } catch (TTransportException | RuntimeException e) {
      throw new InvalidTracingConfig(
          "JAEGER_AGENT_HOST is '"
              + config.agentHost()
              + "', which cannot be resolved: write a host that can, or set JAEGER_ENDPOINT.");
    }
  }

  private static Sender http(TracingConfig config) {
    try {
      return new HttpThriftSender(config.collector(), config.authorization());
    } catch (TTransportException e) {
      throw new IllegalStateException("A sender's buffer could not be made.", e);
    }
  }
}
