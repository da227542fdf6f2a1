package dev.tracelab.tracing.otel;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ImplicitContextKeyed;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.tag.Tag;
import java.util.Map;

/**
 * A span of the shim whose context exposes the sampling decision. The delegation is written by
 * hand: OpenTracing has no base class for it, and a reflective proxy would be slower.
 */
final class ContextSpan implements Span {

  private final Span shim;
  private final boolean sampled;

  private ContextSpan(Span shim, boolean sampled) {
    this.shim = shim;
    this.sampled = sampled;
  }

  static Span of(Span shim) {
    return new ContextSpan(shim, isSampled(shim));
  }

  /**
   * The shim's span class is not public, but it can be put into a context, which gives access to
   * the inner span.
   */
  private static boolean isSampled(Span shim) {
    return shim instanceof ImplicitContextKeyed keyed
        && io.opentelemetry.api.trace.Span.fromContext(Context.root().with(keyed))
            .getSpanContext()
            .isSampled();
  }

  @Override
  public SpanContext context() {
    return new SampledContext(shim.context(), sampled);
  }

  @Override
  public Span setTag(String key, String value) {
    shim.setTag(key, value);
    return this;
  }

  @Override
  public Span setTag(String key, boolean value) {
    shim.setTag(key, value);
    return this;
  }

  @Override
  public Span setTag(String key, Number value) {
    shim.setTag(key, value);
    return this;
  }

  @Override
  public <T> Span setTag(Tag<T> tag, T value) {
    shim.setTag(tag, value);
    return this;
  }

  @Override
  public Span log(Map<String, ?> fields) {
    shim.log(fields);
    return this;
  }

  @Override
  public Span log(long micros, Map<String, ?> fields) {
    shim.log(micros, fields);
    return this;
  }

  @Override
  public Span log(String event) {
    shim.log(event);
    return this;
  }

  @Override
  public Span log(long micros, String event) {
    shim.log(micros, event);
    return this;
  }

  @Override
  public Span setBaggageItem(String key, String value) {
    shim.setBaggageItem(key, value);
    return this;
  }

  @Override
  public String getBaggageItem(String key) {
    return shim.getBaggageItem(key);
  }

  @Override
  public Span setOperationName(String operation) {
    shim.setOperationName(operation);
    return this;
  }

  @Override
  public void finish() {
    shim.finish();
  }

  @Override
  public void finish(long micros) {
    shim.finish(micros);
  }

  @Override
  public String toString() {
    return shim.toString();
  }
}
