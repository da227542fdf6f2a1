package dev.tracelab.tracing.backend;

import io.jaegertracing.internal.samplers.ProbabilisticSampler;
import io.jaegertracing.internal.samplers.SamplingStatus;
import io.jaegertracing.spi.Sampler;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A probability of its own for each named operation; another sampler decides for the rest.
 *
 * <p>jaeger-client has per-operation sampling as an answer of a remote sampler only, and lets the
 * first trace of each operation pass there whatever its probability is. Here a probability of 0
 * means never.
 */
record OperationSampler(Map<String, Sampler> operations, Sampler rest) implements Sampler {

  private static final String HEAD = "HEAD ";

  /**
   * A sampler that looks at the name a trace's first span starts with.
   *
   * @param probabilities by operation name, each from 0 to 1
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

  /** A rule for {@code GET} holds for {@code HEAD} too, where that has none of its own. */
  private static String asGet(String operation) {
    return operation.startsWith(HEAD) ? "GET " + operation.substring(HEAD.length()) : operation;
  }

  @Override
  public void close() {
    rest.close();
  }
}
