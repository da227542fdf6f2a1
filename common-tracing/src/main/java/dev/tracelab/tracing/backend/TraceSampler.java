package dev.tracelab.tracing.backend;

import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.config.TracingConfig.SamplerConfig;
import io.jaegertracing.internal.metrics.Metrics;
import io.jaegertracing.internal.metrics.NoopMetricsFactory;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.internal.samplers.HttpSamplingManager;
import io.jaegertracing.internal.samplers.ProbabilisticSampler;
import io.jaegertracing.internal.samplers.RateLimitingSampler;
import io.jaegertracing.internal.samplers.RemoteControlledSampler;
import io.jaegertracing.spi.Sampler;

/**
 * Internal: decides whether a new trace is sampled, as configured by the {@code JAEGER_SAMPLER_*}
 * variables. It is for backends that lack these samplers; all backends make the same probabilistic
 * decision for the same trace id.
 */
public final class TraceSampler implements AutoCloseable {

  private final Sampler sampler;

  private TraceSampler(Sampler sampler) {
    this.sampler = sampler;
  }

  /**
   * Creates the configured sampler. A remote sampler polls its strategies on a thread of its own.
   */
  public static TraceSampler start(TracingConfig config) {
    return new TraceSampler(of(config, new Metrics(new NoopMetricsFactory())));
  }

  /**
   * Whether to sample a trace.
   *
   * @param operation the name of the trace's first span
   * @param traceId the lower 64 bits of the trace id
   */
  public boolean isSampled(String operation, long traceId) {
    return sampler.sample(operation, traceId).isSampled();
  }

  /** Stops polling for strategies. */
  @Override
  public void close() {
    sampler.close();
  }

  /** Creates the jaeger-client sampler for a configuration. */
  static Sampler of(TracingConfig config, Metrics metrics) {
    return OperationSampler.of(config.sampler().operations(), general(config, metrics));
  }

  private static Sampler general(TracingConfig config, Metrics metrics) {
    SamplerConfig sampler = config.sampler();
    return switch (sampler.type()) {
      case "const" -> new ConstSampler(sampler.param() == 1);
      case "probabilistic" -> new ProbabilisticSampler(sampler.param());
      case "ratelimiting" -> new RateLimitingSampler(sampler.param());
      case "remote" -> remote(config.serviceName(), sampler, metrics);
      default -> throw new IllegalArgumentException(sampler.type());
    };
  }

  private static Sampler remote(String serviceName, SamplerConfig sampler, Metrics metrics) {
    return new RemoteControlledSampler.Builder(serviceName)
        .withSamplingManager(new HttpSamplingManager(sampler.manager()))
        .withPollingInterval((int) sampler.refreshInterval().toMillis())
        .withInitialSampler(new ProbabilisticSampler(sampler.param()))
        .withMetrics(metrics)
        .build();
  }
}
