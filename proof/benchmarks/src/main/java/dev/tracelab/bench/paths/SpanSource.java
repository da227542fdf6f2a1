package dev.tracelab.bench.paths;

import io.vertx.core.MultiMap;
import java.util.function.BiConsumer;

/** A tracer's own interface, as far as all of them have it. */
interface SpanSource {

  /** Starts a child of a span that goes on, gives it three tags, and ends it. */
  void span();

  /** Writes the context of a span that goes on. */
  void inject(BiConsumer<String, String> headers);

  /** The context a caller sent; what it is where none came, is the tracer's. */
  Object extract(MultiMap headers);
}
