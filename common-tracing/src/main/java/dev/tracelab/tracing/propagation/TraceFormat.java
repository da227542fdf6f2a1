package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;

/** One of the forms in which a trace's ids travel. */
interface TraceFormat {

  /** What a caller sent in this form; null when nothing, or nothing that can be read. */
  Received read(TraceHeaders headers);

  /** Writes a context in this form. Each name is written once. */
  void write(JaegerSpanContext context, BiConsumer<String, String> headers);
}
