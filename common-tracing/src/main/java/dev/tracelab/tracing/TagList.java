package dev.tracelab.tracing;

import io.vertx.core.spi.tracing.TagExtractor;
import java.util.ArrayList;
import java.util.List;

/** Tags of our own choice, handed to vertx-opentracing in place of those it would extract. */
final class TagList<R> implements TagExtractor<R> {

  private final List<String> names = new ArrayList<>(8);
  private final List<String> values = new ArrayList<>(8);

  /** Adds a tag; a null value is left out. */
  TagList<R> with(String name, String value) {
    if (value != null) {
      names.add(name);
      values.add(value);
    }
    return this;
  }

  /** The value an extractor gives for a name, or null. */
  static <R> String valueOf(TagExtractor<R> tags, R subject, String name) {
    for (int i = 0; i < tags.len(subject); i++) {
      if (tags.name(subject, i).equals(name)) {
        return tags.value(subject, i);
      }
    }
    return null;
  }

  @Override
  public int len(R subject) {
    return names.size();
  }

  @Override
  public String name(R subject, int index) {
    return names.get(index);
  }

  @Override
  public String value(R subject, int index) {
    return values.get(index);
  }
}
