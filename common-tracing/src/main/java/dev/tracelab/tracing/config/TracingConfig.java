package dev.tracelab.tracing.config;

import dev.tracelab.tracing.propagation.TrustBoundary;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The tracing configuration of a service, read from the standard {@code JAEGER_*} variables and
 * validated.
 *
 * <p>Three defaults differ from jaeger-client's, with which a new user would see no traces:
 * everything is sampled (jaeger-client polls a remote sampler and keeps one trace in a thousand
 * until it responds), trace ids have 128 bits (required by W3C Trace Context), and the queue of
 * finished spans holds 10,000 instead of 100.
 *
 * @param serviceName the service name in traces
 * @param collector the URL of the collector; null to send to the agent over UDP
 * @param authorization the {@code Authorization} header for the collector; null for none
 * @param agentHost the host of the agent, used if there is no collector
 * @param agentPort the UDP port of the agent (Thrift compact)
 * @param sampler the sampling configuration
 * @param propagation comma-separated header formats; all are written, the first one present is read
 * @param maxQueueSize the maximum number of queued spans; more are dropped and counted
 * @param flushInterval the maximum time that a finished span is queued before it is sent
 * @param traceId128Bit whether new trace ids have 128 bits
 * @param tags the process tags, sent with each batch of spans
 * @param trust what is accepted from HTTP callers
 * @param backend {@code jaeger}, {@code none} or the name of a {@link
 *     dev.tracelab.tracing.spi.TracerBackendProvider}
 * @param otlpEndpoint the OTLP/HTTP URL to which an OpenTelemetry backend sends spans
 */
public record TracingConfig(
    String serviceName,
    URI collector,
    String authorization,
    String agentHost,
    int agentPort,
    SamplerConfig sampler,
    String propagation,
    int maxQueueSize,
    Duration flushInterval,
    boolean traceId128Bit,
    Map<String, String> tags,
    TrustBoundary trust,
    String backend,
    URI otlpEndpoint) {

  /** The built-in backend. */
  public static final String JAEGER = "jaeger";

  /** No backend: tracing is off, as with {@link dev.tracelab.tracing.Tracing#off}. */
  public static final String NONE = "none";

  /** Copies the tags. */
  public TracingConfig {
    tags = Map.copyOf(tags);
  }

  /**
   * Reads the configuration from environment variables.
   *
   * @param environment usually {@code System.getenv()}
   * @param defaultServiceName used if {@code JAEGER_SERVICE_NAME} is not set
   * @throws ConfigurationException if a variable is invalid; jaeger-client would log it and sample
   *     nothing
   */
  public static TracingConfig fromEnvironment(
      Map<String, String> environment, String defaultServiceName) {
    return new TracingConfigReader(new Environment(environment)).read(defaultServiceName);
  }

  /**
   * The sampling of new traces.
   *
   * @param type {@code const}, {@code probabilistic}, {@code ratelimiting} or {@code remote}
   * @param param const: 0 or 1; probabilistic and remote: a probability; ratelimiting: traces per
   *     second
   * @param manager {@code host:port} that a remote sampler polls
   * @param refreshInterval the polling interval of a remote sampler
   * @param operations probabilities by the name of a trace's first span, such as {@code POST
   *     /orders}; they take precedence over the sampler
   */
  public record SamplerConfig(
      String type,
      double param,
      String manager,
      Duration refreshInterval,
      Map<String, Double> operations) {

    /** Copies the probabilities. */
    public SamplerConfig {
      operations = Map.copyOf(operations);
    }
  }
}
