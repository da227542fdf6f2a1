package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Executor;

/** Makes the call on a thread of another library, where no span is active: a new trace begins. */
final class ReserveOnForeignThread extends ForwardingInventory {

  private final Traced traced;
  private final Executor threads;

  /** Calls on these threads; a wrapped executor is what repairs it. */
  ReserveOnForeignThread(Traced traced, Executor threads, Inventory clean) {
    super(clean);
    this.traced = traced;
    this.threads = threads;
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    Promise<Void> reserved = Promise.promise();
    threads.execute(() -> allocate(order, deadline).onComplete(reserved));
    return traced.here(reserved.future());
  }

  private Future<Void> allocate(Order order, Deadline deadline) {
    return traced.span(
        "allocate units",
        span -> {
          span.setTag("order.id", order.id().toString());
          return clean.reserve(order, deadline);
        });
  }
}
