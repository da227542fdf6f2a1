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

/** What has to be closed, last opened first closed. */
final class GracefulShutdown {

  private static final Logger LOG = LoggerFactory.getLogger(GracefulShutdown.class);

  private final Deque<Step> steps = new ConcurrentLinkedDeque<>();

  /** Adds what is to be closed before all that was added earlier. */
  void add(String name, Supplier<? extends Future<?>> close) {
    steps.push(new Step(name, close));
  }

  /** Closes all, blocking. A step that fails or hangs keeps none of the others from being done. */
  void run(Deadline deadline) {
    while (!steps.isEmpty()) {
      close(steps.pop(), deadline);
    }
  }

  private static void close(Step step, Deadline deadline) {
    LOG.info("Closing {}.", step.name());
    // await() throws the cause itself, whatever it is, though it declares only the timeout.
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
