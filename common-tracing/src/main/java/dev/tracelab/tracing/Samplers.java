package dev.tracelab.tracing;

import dev.tracelab.tracing.TracingConfig.SamplerConfig;
import io.jaegertracing.internal.metrics.Metrics;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.internal.samplers.HttpSamplingManager;
import io.jaegertracing.internal.samplers.ProbabilisticSampler;
import io.jaegertracing.internal.samplers.RateLimitingSampler;
import io.jaegertracing.internal.samplers.RemoteControlledSampler;
import io.jaegertracing.spi.Sampler;

/** jaeger-client's samplers by their configured names. */
final class Samplers {

  private Samplers() {}

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
