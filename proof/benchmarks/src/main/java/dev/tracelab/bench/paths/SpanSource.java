package dev.tracelab.bench.paths;

import io.vertx.core.MultiMap;
import java.util.function.BiConsumer;

/** The part of a tracer's own API that all of them have. */
interface SpanSource {

  /** Starts a child of an unfinished span, sets three tags, and finishes it. */
  void span();

  /** Writes the context of an unfinished span. */
  void inject(BiConsumer<String, String> headers);

  /** Reads a caller's context; the result without one depends on the tracer. */
  Object extract(MultiMap headers);
}
