package dev.tracelab.kit.health;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Whether a service may be sent requests: all its checks hold, it has started, and it is not on its
 * way out. Safe for use by several threads.
 */
public final class Health {

  private final List<Check> checks = new CopyOnWriteArrayList<>();
  private final List<Detail> details = new CopyOnWriteArrayList<>();
  private final AtomicBoolean open = new AtomicBoolean();
  private final Duration patience;

  private Health(Duration patience) {
    this.patience = patience;
  }

  /**
   * The health of a service that is still starting.
   *
   * @param patience how long one check may take before it counts as failed
   */
  public static Health create(Duration patience) {
    return new Health(patience);
  }

  /**
   * Adds a check.
   *
   * @param name shown to the operator, such as {@code database}
   * @param check asked anew each time; a failed future means "not ready"
   */
  public void check(String name, Supplier<Future<Void>> check) {
    checks.add(new Check(name, check));
  }

  /**
   * Tells the operator of something that makes a service neither ready nor unready, such as a
   * circuit breaker.
   *
   * @param name of the thing
   * @param state asked anew each time; one word, such as {@code open}
   */
  public void detail(String name, Supplier<String> state) {
    details.add(new Detail(name, state));
  }

  /** From now on the service is ready as long as its checks hold. */
  public void open() {
    open.set(true);
  }

  /** From now on the service is not ready any more, whatever its checks say. */
  public void close() {
    open.set(false);
  }

  /** Asks all checks at once. The future never fails. */
  Future<Report> report() {
    List<Future<JsonObject>> results = new ArrayList<>();
    results.add(Future.succeededFuture(line("service", open.get())));
    checks.forEach(check -> results.add(ask(check)));
    details.forEach(detail -> results.add(Future.succeededFuture(detail.line())));
    return Future.all(results).map(all -> Report.of(all.list()));
  }

  private Future<JsonObject> ask(Check check) {
    return answer(check)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .transform(answer -> Future.succeededFuture(line(check.name(), answer.succeeded())));
  }

  private static Future<Void> answer(Check check) {
    try {
      return check.question().get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static JsonObject line(String name, boolean up) {
    return new JsonObject().put("name", name).put("status", up ? "UP" : "DOWN");
  }

  private record Check(String name, Supplier<Future<Void>> question) {}

  private record Detail(String name, Supplier<String> state) {

    JsonObject line() {
      return Health.line(name, true).put("state", state.get());
    }
  }

  /** What the checks said. */
  record Report(boolean ready, JsonArray checks) {

    static Report of(List<JsonObject> lines) {
      boolean ready = lines.stream().allMatch(line -> "UP".equals(line.getString("status")));
      return new Report(ready, new JsonArray(lines));
    }
  }
}
