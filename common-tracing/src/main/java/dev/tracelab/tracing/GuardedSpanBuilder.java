package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.tag.Tag;

/** Builds {@link GuardedSpan}s and bounds their initial tags in the same way. */
final class GuardedSpanBuilder implements Tracer.SpanBuilder {

  private final Tracer.SpanBuilder builder;

  GuardedSpanBuilder(Tracer.SpanBuilder builder) {
    this.builder = builder;
  }

  @Override
  public Tracer.SpanBuilder asChildOf(SpanContext parent) {
    builder.asChildOf(parent);
    return this;
  }

  @Override
  public Tracer.SpanBuilder asChildOf(Span parent) {
    builder.asChildOf(parent);
    return this;
  }

  @Override
  public Tracer.SpanBuilder addReference(String referenceType, SpanContext context) {
    builder.addReference(referenceType, context);
    return this;
  }

  @Override
  public Tracer.SpanBuilder ignoreActiveSpan() {
    builder.ignoreActiveSpan();
    return this;
  }

  @Override
  public Tracer.SpanBuilder withTag(String key, String value) {
    if (key != null && value != null) {
      builder.withTag(key, SpanValues.text(value));
    }
    return this;
  }

  @Override
  public Tracer.SpanBuilder withTag(String key, boolean value) {
    if (key != null) {
      builder.withTag(key, value);
    }
    return this;
  }

  @Override
  public Tracer.SpanBuilder withTag(String key, Number value) {
    if (key != null && SpanValues.isPlain(value)) {
      builder.withTag(key, value);
    } else if (key != null && value != null) {
      builder.withTag(key, SpanValues.text(value));
    }
    return this;
  }

  @Override
  public <T> Tracer.SpanBuilder withTag(Tag<T> tag, T value) {
    if (value instanceof Boolean flag) {
      return withTag(tag.getKey(), flag.booleanValue());
    }
    if (value instanceof Number number) {
      return withTag(tag.getKey(), number);
    }
    return withTag(tag.getKey(), value == null ? null : SpanValues.text(value));
  }

  @Override
  public Tracer.SpanBuilder withStartTimestamp(long micros) {
    builder.withStartTimestamp(micros);
    return this;
  }

  @Override
  public Span start() {
    return new GuardedSpan(builder.start());
  }
}
