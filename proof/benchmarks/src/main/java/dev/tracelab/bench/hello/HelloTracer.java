package dev.tracelab.bench.hello;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.ext.web.client.HttpResponse;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A tracer as one of the hello world's services has it.
 *
 * @param factory what Vert.x is built with; null for none
 * @param calls what calls to the next hop go through
 * @param close sends what waits; blocks
 */
record HelloTracer(VertxTracerFactory factory, Function<Vertx, Calls> calls, Runnable close) {

  /** Goes around a call to the next hop. */
  interface Calls {

    /** Makes the call, in a span of its own where the tracer wants one. */
    <T> Future<HttpResponse<T>> attempt(Supplier<Future<HttpResponse<T>>> send);
  }

  /** No tracer. */
  static HelloTracer none() {
    return automatic(null, () -> {});
  }

  /** A tracer that Vert.x itself tells of each call. */
  static HelloTracer automatic(VertxTracerFactory factory, Runnable close) {
    return new HelloTracer(factory, vertx -> new Untouched(), close);
  }

  /** A Vert.x with this tracer. */
  Vertx vertx() {
    return factory == null ? Vertx.vertx() : Vertx.builder().withTracer(factory).build();
  }

  private record Untouched() implements Calls {

    @Override
    public <T> Future<HttpResponse<T>> attempt(Supplier<Future<HttpResponse<T>>> send) {
      return send.get();
    }
  }
}
