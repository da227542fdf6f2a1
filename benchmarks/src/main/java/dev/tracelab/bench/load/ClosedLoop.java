package dev.tracelab.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Users who each ask again as soon as they have their answer. */
public final class ClosedLoop {

  private final Vertx vertx;
  private final int users;
  private final Supplier<Future<Void>> request;

  /**
   * A load that is not there yet.
   *
   * @param request makes one request on an event loop; a failure ends the load
   */
  public ClosedLoop(Vertx vertx, int users, Supplier<Future<Void>> request) {
    this.vertx = vertx;
    this.users = users;
    this.request = request;
  }

  /**
   * Blocks while the users ask.
   *
   * @return how many requests were answered
   */
  public long run(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    List<Future<Long>> answers = Stream.generate(() -> start(end)).limit(users).toList();
    Future.all(answers).await();
    return answers.stream().mapToLong(Future::result).sum();
  }

  private Future<Long> start(long end) {
    User user = new User(end);
    vertx.runOnContext(go -> user.next());
    return user.done.future();
  }

  /** Belongs to one event loop. */
  private final class User {

    private final Promise<Long> done = Promise.promise();
    private final long end;
    private long answered;

    User(long end) {
      this.end = end;
    }

    void next() {
      if (System.nanoTime() - end >= 0) {
        done.complete(answered);
        return;
      }
      request.get().onFailure(done::fail).onSuccess(answer -> count());
    }

    private void count() {
      answered++;
      next();
    }
  }
}
