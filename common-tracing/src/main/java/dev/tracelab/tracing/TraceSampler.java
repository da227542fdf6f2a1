package dev.tracelab.tracing;

import io.jaegertracing.internal.metrics.Metrics;
import io.jaegertracing.internal.metrics.NoopMetricsFactory;
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
    return new TraceSampler(Samplers.of(config, new Metrics(new NoopMetricsFactory())));
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
}
