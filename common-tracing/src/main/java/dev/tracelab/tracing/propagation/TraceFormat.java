package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;

/** A header format for trace context. */
interface TraceFormat {

  /** The caller's context in this format; null if it is absent or malformed. */
  ExtractedContext read(TraceHeaders headers);

  /** Writes a context in this format. Each name is written once. */
  void write(JaegerSpanContext context, BiConsumer<String, String> headers);
}
