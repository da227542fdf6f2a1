package dev.tracelab.tracing.otel;

import io.opentracing.References;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer.SpanBuilder;
import io.opentracing.tag.Tag;

/**
 * Builds {@link ContextSpan}s. Without a reference, the span is a child of the active span. The
 * delegation is written by hand because references must be unwrapped and OpenTracing has no base
 * class.
 */
final class ContextSpanBuilder implements SpanBuilder {

  private final SpanBuilder shim;
  private final ScopeManager scopes;
  private boolean useActiveSpan = true;

  ContextSpanBuilder(SpanBuilder shim, ScopeManager scopes) {
    this.shim = shim;
    this.scopes = scopes;
  }

  @Override
  public SpanBuilder asChildOf(SpanContext parent) {
    return addReference(References.CHILD_OF, parent);
  }

  @Override
  public SpanBuilder asChildOf(Span parent) {
    return asChildOf(parent == null ? null : parent.context());
  }

  @Override
  public SpanBuilder addReference(String referenceType, SpanContext referencedContext) {
    if (referencedContext instanceof LinkedContext remote) {
      addReference(References.CHILD_OF, remote.root());
      addReference(References.FOLLOWS_FROM, remote.linked());
    } else if (referencedContext != null) {
      useActiveSpan = false;
      shim.addReference(referenceType, SampledContext.shimOf(referencedContext));
    }
    return this;
  }

  @Override
  public SpanBuilder ignoreActiveSpan() {
    useActiveSpan = false;
    return this;
  }

  @Override
  public SpanBuilder withTag(String key, String value) {
    shim.withTag(key, value);
    return this;
  }

  @Override
  public SpanBuilder withTag(String key, boolean value) {
    shim.withTag(key, value);
    return this;
  }

  @Override
  public SpanBuilder withTag(String key, Number value) {
    shim.withTag(key, value);
    return this;
  }

  @Override
  public <T> SpanBuilder withTag(Tag<T> tag, T value) {
    shim.withTag(tag, value);
    return this;
  }

  @Override
  public SpanBuilder withStartTimestamp(long microseconds) {
    shim.withStartTimestamp(microseconds);
    return this;
  }

  @Override
  public Span start() {
    if (useActiveSpan) {
      asChildOf(scopes.activeSpan());
    }
    return ContextSpan.of(shim.start());
  }
}
