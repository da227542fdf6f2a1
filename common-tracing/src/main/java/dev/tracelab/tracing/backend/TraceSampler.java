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
 * Decides of each new trace whether it is reported, as the {@code JAEGER_SAMPLER_*} variables say:
 * for backends whose own samplers know less. Of one trace id it says the same in each of them.
 */
public final class TraceSampler implements AutoCloseable {

  private final Sampler sampler;

  private TraceSampler(Sampler sampler) {
    this.sampler = sampler;
  }

  /** The sampler configured. A remote one asks for its strategies on a thread of its own. */
  public static TraceSampler start(TracingConfig config) {
    return new TraceSampler(of(config, new Metrics(new NoopMetricsFactory())));
  }

  /**
   * Whether a trace is to be reported.
   *
   * @param operation the name of its first span
   * @param traceId the lower 64 bits of its id
   */
  public boolean isSampled(String operation, long traceId) {
    return sampler.sample(operation, traceId).isSampled();
  }

  /** No strategies are asked for any more. */
  @Override
  public void close() {
    sampler.close();
  }

  /** jaeger-client's sampler by its configured name. */
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
