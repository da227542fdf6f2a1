package dev.tracelab.tracing.config;

import dev.tracelab.tracing.propagation.TrustBoundary;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How a service traces: the standard {@code JAEGER_*} variables, read once and checked.
 *
 * <p>Three defaults differ from jaeger-client's, because its own leave a newcomer without a trace:
 * everything is sampled (jaeger-client asks a remote sampler and keeps one trace in a thousand
 * meanwhile), trace ids have 128 bits (W3C Trace Context needs them), and the queue of finished
 * spans holds 10,000 instead of 100.
 *
 * @param serviceName the name spans are reported under
 * @param collector where spans go over HTTP; null means over UDP to the agent
 * @param authorization the {@code Authorization} header for the collector; null for none
 * @param agentHost host of the UDP receiver, used without a collector
 * @param agentPort port of the UDP receiver (Thrift compact)
 * @param sampler how traces are chosen
 * @param propagation comma-separated header formats, all of them written, the first found read
 * @param maxQueueSize how many finished spans wait at most; more are dropped and counted
 * @param flushInterval how long a finished span waits at most before it is sent
 * @param traceId128Bit whether new trace ids have 128 bits
 * @param tags tags of the process, on each batch of spans
 * @param trust what a caller over HTTP may bring
 * @param backend whose tracer it is: {@code jaeger}, or the name of a {@link
 *     dev.tracelab.tracing.spi.TracerBackendProvider}
 * @param otlpEndpoint where a backend of OpenTelemetry sends spans, over HTTP
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

  /** The backend that needs no further module. */
  public static final String JAEGER = "jaeger";

  /** Keeps a copy of the tags. */
  public TracingConfig {
    tags = Map.copyOf(tags);
  }

  /**
   * Reads the configuration.
   *
   * @param environment usually {@code System.getenv()}
   * @param defaultServiceName used without {@code JAEGER_SERVICE_NAME}
   * @throws ConfigurationException when a variable cannot be used; jaeger-client would log it and
   *     sample nothing
   */
  public static TracingConfig fromEnvironment(
      Map<String, String> environment, String defaultServiceName) {
    return new TracingConfigReader(new Environment(environment)).read(defaultServiceName);
  }

  /**
   * How traces are chosen when they start.
   *
   * @param type {@code const}, {@code probabilistic}, {@code ratelimiting} or {@code remote}
   * @param param const: 0 or 1; probabilistic and remote: a probability; ratelimiting: traces per
   *     second
   * @param manager {@code host:port} that a remote sampler asks
   * @param refreshInterval how long a remote sampler keeps to an answer before it asks again
   * @param operations probabilities of their own by the name of a trace's first span, such as
   *     {@code POST /orders}; they come before the sampler
   */
  public record SamplerConfig(
      String type,
      double param,
      String manager,
      Duration refreshInterval,
      Map<String, Double> operations) {

    /** Keeps a copy of the probabilities. */
    public SamplerConfig {
      operations = Map.copyOf(operations);
    }
  }
}
