package dev.tracelab.tracing.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import io.opentracing.tag.Tags;
import java.util.List;

/**
 * Gives precedence to OpenTracing's tag {@code sampling.priority} at the start of a span: 0 means
 * not sampled, a higher value means sampled. OpenTelemetry cannot change the decision of a running
 * span.
 *
 * @param otherwise decides if there is no such tag
 */
record PrioritySampler(Sampler otherwise) implements Sampler {

  private static final AttributeKey<Long> PRIORITY =
      AttributeKey.longKey(Tags.SAMPLING_PRIORITY.getKey());

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    Long priority = attributes.get(PRIORITY);
    if (priority == null) {
      return otherwise.shouldSample(parent, traceId, name, kind, attributes, links);
    }
    return priority > 0 ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return "PrioritySampler{" + otherwise.getDescription() + "}";
  }
}
