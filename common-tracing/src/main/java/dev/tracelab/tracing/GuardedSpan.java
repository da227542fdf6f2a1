package dev.tracelab.tracing;

import dev.tracelab.tracing.propagation.Propagation;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tag;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * A span that is reported once, when it is first finished, and that accepts any value.
 *
 * <p>Several parties may finish the same span: Vert.x when a connection closes, a timeout, the work
 * itself. jaeger-client logs a warning for every finish after the first. Writes after the finish
 * are ignored because the span may already have been sent. {@link SpanValues} bounds the values and
 * {@link Propagation#hasRoomFor} the baggage; a dropped baggage item is logged on the span.
 *
 * <p>The delegation is written by hand: OpenTracing has no base class for it, and a reflective
 * proxy would be slower.
 */
final class GuardedSpan implements Span, Traced.Owned {

  private static final AtomicIntegerFieldUpdater<GuardedSpan> FINISHES =
      AtomicIntegerFieldUpdater.newUpdater(GuardedSpan.class, "finishes");

  private final Span span;
  private volatile int finishes;
  private volatile boolean ownedByWork;

  GuardedSpan(Span span) {
    this.span = span;
  }

  private boolean isOpen() {
    return finishes == 0;
  }

  @Override
  public void setOwnedByWork() {
    ownedByWork = true;
  }

  @Override
  public boolean isOwnedByWork() {
    return ownedByWork;
  }

  @Override
  public SpanContext context() {
    return span.context();
  }

  @Override
  public Span setTag(String key, String value) {
    if (isOpen() && key != null && value != null) {
      span.setTag(key, SpanValues.text(value));
    }
    return this;
  }

  @Override
  public Span setTag(String key, boolean value) {
    if (isOpen() && key != null) {
      span.setTag(key, value);
    }
    return this;
  }

  @Override
  public Span setTag(String key, Number value) {
    if (!SpanValues.isPlain(value)) {
      return setTag(key, value == null ? null : SpanValues.text(value));
    }
    if (isOpen() && key != null) {
      span.setTag(key, value);
    }
    return this;
  }

  @Override
  public <T> Span setTag(Tag<T> tag, T value) {
    if (value instanceof Boolean flag) {
      return setTag(tag.getKey(), flag.booleanValue());
    }
    if (value instanceof Number number) {
      return setTag(tag.getKey(), number);
    }
    return setTag(tag.getKey(), value == null ? null : SpanValues.text(value));
  }

  @Override
  public Span log(Map<String, ?> fields) {
    if (acceptsLogs() && fields != null) {
      span.log(SpanValues.fields(fields));
    }
    return this;
  }

  @Override
  public Span log(long micros, Map<String, ?> fields) {
    if (acceptsLogs() && fields != null) {
      span.log(micros, SpanValues.fields(fields));
    }
    return this;
  }

  @Override
  public Span log(String event) {
    if (acceptsLogs() && event != null) {
      span.log(SpanValues.text(event));
    }
    return this;
  }

  @Override
  public Span log(long micros, String event) {
    if (acceptsLogs() && event != null) {
      span.log(micros, SpanValues.text(event));
    }
    return this;
  }

  /** Avoids converting values to text for a span that is not sampled. */
  private boolean acceptsLogs() {
    return isOpen() && TraceContext.of(span).isSampled();
  }

  @Override
  public Span setBaggageItem(String key, String value) {
    if (!isOpen() || key == null || key.isEmpty()) {
      return this;
    }
    if (value == null || Propagation.hasRoomFor(span.context().baggageItems(), key, value)) {
      span.setBaggageItem(key, value);
    } else {
      log(Map.of(Fields.EVENT, "baggage", Fields.MESSAGE, "Baggage item " + key + " was dropped."));
    }
    return this;
  }

  @Override
  public String getBaggageItem(String key) {
    return key == null ? null : span.getBaggageItem(key);
  }

  @Override
  public Span setOperationName(String operation) {
    if (isOpen()) {
      span.setOperationName(SpanValues.name(operation));
    }
    return this;
  }

  @Override
  public void finish() {
    if (FINISHES.compareAndSet(this, 0, 1)) {
      span.finish();
    }
  }

  @Override
  public void finish(long micros) {
    if (FINISHES.compareAndSet(this, 0, 1)) {
      span.finish(micros);
    }
  }

  @Override
  public String toString() {
    return span.toString();
  }
}
