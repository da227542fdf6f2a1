package dev.tracelab.lab.cost;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A closed workload: each user sends the next request as soon as the response has arrived. */
public final class ClosedLoop {

  private static final long PAUSE_AFTER_FAILURE_MILLIS = 200;

  private final Vertx vertx;
  private final int users;
  private final Supplier<Future<Void>> request;
  private final Consumer<String> report;
  private final LongAdder failures = new LongAdder();
  private final AtomicReference<String> lastFailure = new AtomicReference<>();

  /**
   * Creates a load, to be run.
   *
   * @param request makes one request on an event loop
   * @param report receives a sentence about requests that failed
   */
  public ClosedLoop(
      Vertx vertx, int users, Supplier<Future<Void>> request, Consumer<String> report) {
    this.vertx = vertx;
    this.users = users;
    this.request = request;
    this.report = report;
  }

  /**
   * Runs the load; blocks. Failed requests are reported and not counted.
   *
   * @return the number of successful requests, possibly 0
   */
  public long run(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    List<Future<Long>> counts = Stream.generate(() -> start(end)).limit(users).toList();
    Future.all(counts).await();
    reportFailures();
    return counts.stream().mapToLong(Future::result).sum();
  }

  private void reportFailures() {
    long failed = failures.sumThenReset();
    if (failed > 0) {
      report.accept(failed + " requests failed, the last one with: " + lastFailure.get());
    }
  }

  private Future<Long> start(long end) {
    User user = new User(end);
    vertx.runOnContext(started -> user.next());
    return user.done.future();
  }

  /** Belongs to one event loop. */
  private final class User {

    private final Promise<Long> done = Promise.promise();
    private final long end;
    private long succeeded;

    User(long end) {
      this.end = end;
    }

    void next() {
      if (System.nanoTime() - end >= 0) {
        done.complete(succeeded);
        return;
      }
      request.get().onComplete(this::count);
    }

    private void count(AsyncResult<Void> response) {
      if (response.succeeded()) {
        succeeded++;
        next();
      } else {
        failed(response.cause());
        vertx.setTimer(PAUSE_AFTER_FAILURE_MILLIS, pause -> next());
      }
    }

    private void failed(Throwable failure) {
      failures.increment();
      lastFailure.set(failure.getMessage());
    }
  }
}
