package dev.tracelab.tracing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The ticks of a periodic timer, one at a time. */
final class Ticks implements Handler<Long> {

  private final Supplier<Future<?>> work;
  private final AtomicBoolean working = new AtomicBoolean();

  Ticks(Supplier<Future<?>> work) {
    this.work = work;
  }

  @Override
  public void handle(Long timer) {
    if (working.compareAndSet(false, true)) {
      work.get().onComplete(done -> working.set(false));
    }
  }
}
