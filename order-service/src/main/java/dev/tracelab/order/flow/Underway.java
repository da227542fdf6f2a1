package dev.tracelab.order.flow;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Work that a verticle has begun, so that it can stop when it is done. Belongs to one event loop.
 */
final class Underway {

  private final Set<Future<?>> running = new HashSet<>();

  /** Remembers work until it completes. */
  <T> Future<T> track(Future<T> work) {
    running.add(work);
    return work.onComplete(done -> running.remove(work));
  }

  /** Completes when all work has, well or not. */
  Future<Void> finished() {
    return Future.join(List.copyOf(running)).transform(done -> Future.succeededFuture());
  }
}
