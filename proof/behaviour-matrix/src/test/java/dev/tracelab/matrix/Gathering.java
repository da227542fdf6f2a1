package dev.tracelab.matrix;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds requests until so many have come, then answers them all: none is over before the others
 * have begun, however fast the machine is. A site serves on one event loop, so this needs no lock.
 */
final class Gathering implements Handler<RoutingContext> {

  private final int count;
  private final List<RoutingContext> waiting = new ArrayList<>();

  private Gathering(int count) {
    this.count = count;
  }

  static Gathering of(int count) {
    return new Gathering(count);
  }

  @Override
  public void handle(RoutingContext request) {
    waiting.add(request);
    if (waiting.size() == count) {
      waiting.forEach(held -> held.response().end());
    }
  }
}
