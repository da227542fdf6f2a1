package dev.tracelab.kit.health;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Decides whether a service is ready for requests: it has started, it is not shutting down, and all
 * its checks pass. Thread-safe.
 *
 * <p>Hand-written, because vertx-health-check 5.0.7 loses the order of checks and prints the stack
 * trace of one that throws.
 */
public final class Health {

  private final List<Supplier<Future<JsonObject>>> lines = new CopyOnWriteArrayList<>();
  private final Duration timeout;
  private volatile boolean open;

  /**
   * Creates the health of a service that is still starting.
   *
   * @param timeout after which a check counts as failed
   */
  public Health(Duration timeout) {
    this.timeout = timeout;
    lines.add(() -> Future.succeededFuture(line("service", open)));
  }

  /**
   * Adds a check.
   *
   * @param name shown to operators, such as {@code database}
   * @param check runs on each readiness probe; a failed future or an exception means not ready
   */
  public void check(String name, Supplier<Future<Void>> check) {
    lines.add(
        () ->
            Future.succeededFuture()
                .compose(start -> check.get())
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .transform(result -> Future.succeededFuture(line(name, result.succeeded()))));
  }

  /**
   * Adds information that does not affect readiness, such as the state of a circuit breaker.
   *
   * @param name shown to operators
   * @param state read on each readiness probe; one word, such as {@code open}
   */
  public void detail(String name, Supplier<String> state) {
    lines.add(() -> Future.succeededFuture(line(name, true).put("state", state.get())));
  }

  /** Makes the service ready as long as its checks pass. */
  public void open() {
    open = true;
  }

  /** Makes the service unready whatever its checks say. */
  public void close() {
    open = false;
  }

  /** Runs all checks at once. The future never fails; its lines are in the order of addition. */
  Future<List<JsonObject>> lines() {
    return Future.all(lines.stream().map(Supplier::get).toList()).map(all -> all.list());
  }

  /** Whether all checks of a report passed. */
  static boolean isReady(List<JsonObject> lines) {
    return lines.stream().allMatch(line -> "UP".equals(line.getString("status")));
  }

  private static JsonObject line(String name, boolean up) {
    return new JsonObject().put("name", name).put("status", up ? "UP" : "DOWN");
  }
}
