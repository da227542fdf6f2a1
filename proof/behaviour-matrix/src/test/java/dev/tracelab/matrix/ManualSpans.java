package dev.tracelab.matrix;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.vertx.core.Future;
import io.vertx.tracing.opentracing.OpenTracingUtil;
import java.util.function.Supplier;

/** Spans as code makes them with vertx-opentracing only. */
final class ManualSpans {

  private ManualSpans() {}

  /** Makes a span active until the scope is closed. */
  static Scope activate(Span span) {
    Span previous = OpenTracingUtil.getSpan();
    OpenTracingUtil.setSpan(span);
    return () -> OpenTracingUtil.setSpan(previous);
  }

  /** Runs a part with a span active around it. */
  static void within(Span span, Runnable part) {
    try (Scope scope = activate(span)) {
      part.run();
    }
  }

  /** A child of the active span, active until the work's future completes. */
  static <T> Future<T> span(Tracer tracer, String operation, Supplier<Future<T>> work) {
    Span parent = OpenTracingUtil.getSpan();
    Span span = tracer.buildSpan(operation).asChildOf(parent).start();
    OpenTracingUtil.setSpan(span);
    return work.get()
        .onComplete(
            done -> {
              span.finish();
              OpenTracingUtil.setSpan(parent);
            });
  }
}
