package dev.tracelab.matrix;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds requests until a given number has arrived, then responds to all: none ends before the
 * others have begun, however fast the machine is. A site uses one event loop, so this needs no
 * lock.
 */
final class RequestBarrier implements Handler<RoutingContext> {

  private final int count;
  private final List<RoutingContext> waiting = new ArrayList<>();

  private RequestBarrier(int count) {
    this.count = count;
  }

  static RequestBarrier of(int count) {
    return new RequestBarrier(count);
  }

  @Override
  public void handle(RoutingContext request) {
    waiting.add(request);
    if (waiting.size() == count) {
      waiting.forEach(held -> held.response().end());
    }
  }
}
