package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Tracer;
import io.opentracing.tag.Tag;
import io.opentracing.tag.Tags;

/**
 * Builds a {@link LeanSpan}, to which it gives its tags, where jaeger-client copies them from one
 * hash table to another. Another span of the same builder starts without them, as in
 * OpenTelemetry's SDK.
 */
final class LeanSpanBuilder extends JaegerTracer.SpanBuilder {

  private TagMap tags;

  LeanSpanBuilder(JaegerTracer tracer, String operationName) {
    tracer.super(operationName);
  }

  @Override
  public JaegerTracer.SpanBuilder withTag(String key, String value) {
    return keep(key, value);
  }

  @Override
  public JaegerTracer.SpanBuilder withTag(String key, boolean value) {
    return keep(key, value);
  }

  @Override
  public JaegerTracer.SpanBuilder withTag(String key, Number value) {
    if (Tags.SAMPLING_PRIORITY.getKey().equals(key)) {
      super.withTag(key, value);
    }
    return keep(key, value);
  }

  @Override
  public <T> Tracer.SpanBuilder withTag(Tag<T> tag, T value) {
    return value instanceof Number number
        ? withTag(tag.getKey(), number)
        : keep(tag.getKey(), value);
  }

  private JaegerTracer.SpanBuilder keep(String key, Object value) {
    if (tags == null) {
      tags = new TagMap();
    }
    tags.set(key, value == null ? "null" : value);
    return this;
  }

  @Override
  public JaegerSpan start() {
    LeanSpan span = (LeanSpan) super.start();
    if (tags != null) {
      span.takeOver(tags);
      tags = null;
    }
    return span;
  }
}
