package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.Reference;
import io.opentracing.Span;
import io.opentracing.tag.Tag;
import io.opentracing.tag.Tags;
import java.util.List;
import java.util.Map;

/**
 * A span that keeps its tags in insertion order and gives its reporter a view of them.
 *
 * <p>jaeger-client's span keeps them in a concurrent map and copies it, and the list of references,
 * for each reader, which was most of the cost of reporting a span.
 */
final class LeanSpan extends JaegerSpan {

  private static final String PRIORITY = Tags.SAMPLING_PRIORITY.getKey();

  private final List<Reference> references;

  /** Null until the first tag is set; unsampled spans keep no tags. */
  private TagMap tags;

  /**
   * A span with the tags that jaeger-client adds to those of its builder, such as the sampler's.
   */
  LeanSpan(
      JaegerTracer tracer,
      String operationName,
      JaegerSpanContext context,
      long startTimeMicroseconds,
      long startTimeNanoTicks,
      boolean computeDurationViaNanoTicks,
      Map<String, Object> tags,
      List<Reference> references) {
    super(
        tracer,
        operationName,
        context,
        startTimeMicroseconds,
        startTimeNanoTicks,
        computeDurationViaNanoTicks,
        samplingPriority(tags),
        null);
    this.references = references.size() == 1 ? references : List.copyOf(references);
    if (!tags.isEmpty()) {
      tags.forEach(this::keep);
    }
  }

  /** The one tag that decides whether a span is sampled. */
  private static Map<String, Object> samplingPriority(Map<String, Object> tags) {
    Object priority = tags.get(PRIORITY);
    return priority == null ? Map.of() : Map.of(PRIORITY, priority);
  }

  /** Gives it the tags of its builder, before anybody else has the span. */
  void takeOver(TagMap given) {
    if (context().isSampled()) {
      if (tags != null) {
        tags.forEach(given::set);
      }
      tags = given;
    }
  }

  /** A view, which must be read only after the span has finished. */
  @Override
  public Map<String, Object> getTags() {
    return tags == null ? Map.of() : tags;
  }

  @Override
  public List<Reference> getReferences() {
    return references;
  }

  @Override
  public synchronized JaegerSpan setTag(String key, String value) {
    return keep(key, value);
  }

  @Override
  public synchronized JaegerSpan setTag(String key, boolean value) {
    return keep(key, value);
  }

  @Override
  public synchronized JaegerSpan setTag(String key, Number value) {
    if (PRIORITY.equals(key)) {
      super.setTag(key, value);
    }
    return keep(key, value);
  }

  @Override
  public synchronized <T> Span setTag(Tag<T> tag, T value) {
    return value instanceof Number number
        ? setTag(tag.getKey(), number)
        : keep(tag.getKey(), value);
  }

  private JaegerSpan keep(String key, Object value) {
    if (context().isSampled()) {
      if (tags == null) {
        tags = new TagMap();
      }
      tags.set(key, value == null ? "null" : value);
    }
    return this;
  }
}
