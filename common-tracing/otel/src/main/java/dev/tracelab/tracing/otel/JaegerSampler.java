package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.backend.TraceSampler;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Samples new traces as configured by the {@code JAEGER_SAMPLER_*} variables. */
record JaegerSampler(TraceSampler sampler) implements Sampler {

  private static final int UPPER_HALF_DIGITS = 16;

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    long lower = Long.parseUnsignedLong(traceId.substring(UPPER_HALF_DIGITS), 16);
    return sampler.isSampled(name, lower)
        ? SamplingResult.recordAndSample()
        : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return "JaegerSampler";
  }
}
