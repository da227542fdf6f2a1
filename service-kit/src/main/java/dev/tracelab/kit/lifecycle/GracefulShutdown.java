package dev.tracelab.kit.lifecycle;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.core.Future;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the parts of a service, the last one first. */
final class GracefulShutdown {

  private static final Logger LOG = LoggerFactory.getLogger(GracefulShutdown.class);

  private final Deque<Step> steps = new ConcurrentLinkedDeque<>();

  /** Adds a part, to be closed before those added earlier. */
  void add(String name, Supplier<? extends Future<?>> close) {
    steps.push(new Step(name, close));
  }

  /** Closes all parts; blocks. A part that fails or hangs does not keep others from closing. */
  void run(Deadline deadline) {
    while (!steps.isEmpty()) {
      close(steps.pop(), deadline);
    }
  }

  private static void close(Step step, Deadline deadline) {
    LOG.info("Closing {}.", step.name());
    // await() declares only the timeout, but throws any cause of the failure.
    try {
      step.close().get().await(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} did not close in time.", step.name());
    } catch (Exception e) {
      LOG.warn("{} did not close: {}", step.name(), e.toString());
    }
  }

  private record Step(String name, Supplier<? extends Future<?>> close) {}
}
