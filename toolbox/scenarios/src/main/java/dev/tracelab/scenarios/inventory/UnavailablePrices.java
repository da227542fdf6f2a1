package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.store.Products;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.scenarios.engine.Retry;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;

/** Cannot read its prices, however often it tries. */
final class UnavailablePrices extends ForwardingProducts {

  private final Traced traced;
  private final int attempts;

  UnavailablePrices(Traced traced, int attempts, Products clean) {
    super(clean);
    this.traced = traced;
    this.attempts = attempts;
  }

  @Override
  public Future<PriceQuote> quote(Items items) {
    return Retry.upTo(attempts, () -> traced.span("read prices", span -> fail()));
  }

  private static Future<PriceQuote> fail() {
    return Future.failedFuture(ProblemException.unavailable("The prices are being changed."));
  }
}
