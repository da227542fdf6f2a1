package dev.tracelab.tracing.backend;

import io.jaegertracing.internal.samplers.ProbabilisticSampler;
import io.jaegertracing.internal.samplers.SamplingStatus;
import io.jaegertracing.spi.Sampler;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Samples named operations with their own probabilities and delegates all others to another
 * sampler.
 *
 * <p>jaeger-client supports per-operation sampling only with a remote sampler, which always samples
 * the first trace of each operation. Here a probability of 0 means never.
 */
record OperationSampler(Map<String, Sampler> operations, Sampler rest) implements Sampler {

  private static final String HEAD = "HEAD ";

  /**
   * Creates a sampler that decides by the operation name of a trace's first span.
   *
   * @param probabilities by operation name, each from 0 to 1
   * @param rest decides for all other operations
   */
  static Sampler of(Map<String, Double> probabilities, Sampler rest) {
    if (probabilities.isEmpty()) {
      return rest;
    }
    Map<String, Sampler> operations =
        probabilities.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> new ProbabilisticSampler(entry.getValue())));
    return new OperationSampler(operations, rest);
  }

  @Override
  public SamplingStatus sample(String operation, long id) {
    Sampler own = operations.get(operation);
    return (own == null ? operations.getOrDefault(asGet(operation), rest) : own)
        .sample(operation, id);
  }

  /** A rule for {@code GET} also applies to {@code HEAD} unless that has its own rule. */
  private static String asGet(String operation) {
    return operation.startsWith(HEAD) ? "GET " + operation.substring(HEAD.length()) : operation;
  }

  @Override
  public void close() {
    rest.close();
  }
}
