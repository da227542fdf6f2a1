package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.store.Products;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.vertx.core.Future;
import java.util.List;

/**
 * The first request that misses the cache starts to load, and all that come meanwhile wait for the
 * same result. The load belongs to none of them: it is a trace of its own, to which the span of
 * each wait refers.
 */
final class LoadOnce extends ForwardingProducts {

  private final Traced traced;
  private final ExpiredProducts cache;
  private Load current;

  private record Load(SpanContext span, Future<List<Product>> result) {}

  LoadOnce(Traced traced, ExpiredProducts cache, Products clean) {
    super(clean);
    this.traced = traced;
    this.cache = cache;
  }

  @Override
  public Future<List<Product>> list() {
    return await(currentLoad());
  }

  private Future<List<Product>> await(Load load) {
    Span wait =
        traced
            .tracer()
            .buildSpan("wait for products")
            .asChildOf(TraceContext.activeSpan())
            .addReference(References.FOLLOWS_FROM, load.span)
            .start();
    return traced.run(wait, span -> traced.here(load.result));
  }

  private synchronized Load currentLoad() {
    if (current == null || current.result.isComplete()) {
      Span span = traced.tracer().buildSpan("load products").ignoreActiveSpan().start();
      current = new Load(span.context(), traced.run(span, loading -> cache.load()));
    }
    return current;
  }
}
