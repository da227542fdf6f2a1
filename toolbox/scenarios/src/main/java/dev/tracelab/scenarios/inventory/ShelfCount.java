package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.config.Environment;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Somebody counts the bags on the shelf: the row of the product is locked, and counting takes long.
 */
final class ShelfCount {

  private static final String LOCK = "SELECT on_hand FROM products WHERE sku = $1 FOR UPDATE";
  private static final long COUNTING_MILLIS = 600;

  private final Vertx vertx;
  private final Traced traced;
  private final Database database;

  /** The id of the trace that counts now; null if nobody does. */
  private volatile String countingTrace;

  ShelfCount(ServiceBuilder service) {
    this.vertx = service.vertx();
    this.traced = service.traced();
    this.database =
        Database.open(vertx, DatabaseConfig.from(new Environment(System.getenv()), "inventory"));
    service.onShutdown("connections of the shelf count", database::close);
  }

  /** Counts within the transaction that has locked the row. Completes when it is locked. */
  Future<Void> startInTransaction(Items items) {
    Promise<Void> locked = Promise.promise();
    Future<?> unused =
        count(
            span ->
                database
                    .traced()
                    .withTransaction(
                        connection ->
                            lock(connection, items)
                                .onComplete(locked)
                                .compose(done -> countBags())));
    return traced.here(locked.future());
  }

  /** Locks the row only to read it, and counts afterwards. Completes when the lock is released. */
  Future<Void> startAfterTransaction(Items items) {
    Promise<Void> released = Promise.promise();
    Future<?> unused =
        count(
            span ->
                database
                    .traced()
                    .withTransaction(connection -> lock(connection, items))
                    .onComplete(released)
                    .compose(done -> countBags()));
    return traced.here(released.future());
  }

  /** The id of the trace that counts now; null if none does. */
  String countingTrace() {
    return countingTrace;
  }

  /** A trace of its own: no order causes it. */
  private Future<?> count(Function<Span, Future<Void>> work) {
    Span span = traced.tracer().buildSpan("count shelf").ignoreActiveSpan().start();
    countingTrace = TraceContext.of(span).traceId();
    return traced.run(span, work).onComplete(done -> countingTrace = null);
  }

  private static Future<Void> lock(SqlClient connection, Items items) {
    return connection.preparedQuery(LOCK).execute(Tuple.of(items.skus().get(0))).mapEmpty();
  }

  private Future<Void> countBags() {
    return vertx.timer(COUNTING_MILLIS, TimeUnit.MILLISECONDS).mapEmpty();
  }
}
