package dev.tracelab.matrix;

import dev.tracelab.tracing.config.TracingConfig;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.internal.samplers.PerOperationSampler;
import io.jaegertracing.internal.samplers.http.OperationSamplingParameters;
import io.jaegertracing.internal.samplers.http.PerOperationSamplingParameters;
import io.jaegertracing.internal.samplers.http.ProbabilisticSamplingStrategy;
import io.jaegertracing.spi.Reporter;
import io.jaegertracing.spi.Sampler;
import java.util.Map;

/** jaeger-client's tracer without the library. */
final class PlainJaeger {

  private static final double NEVER = 0;
  private static final int MANY = 100;

  private PlainJaeger() {}

  /** Uses the part of the configuration that jaeger-client supports: samplers. */
  static JaegerTracer tracer(TracingConfig config, Reporter reporter) {
    return new JaegerTracer.Builder(config.serviceName())
        .withReporter(reporter)
        .withSampler(sampler(config.sampler().operations()))
        .withTraceId128Bit()
        .build();
  }

  private static Sampler sampler(Map<String, Double> operations) {
    return operations.isEmpty() ? new ConstSampler(true) : perOperation(operations);
  }

  private static Sampler perOperation(Map<String, Double> operations) {
    var rules =
        operations.entrySet().stream()
            .map(
                rule ->
                    new PerOperationSamplingParameters(
                        rule.getKey(), new ProbabilisticSamplingStrategy(rule.getValue())))
            .toList();
    return new PerOperationSampler(MANY, new OperationSamplingParameters(NEVER, NEVER, rules));
  }
}
