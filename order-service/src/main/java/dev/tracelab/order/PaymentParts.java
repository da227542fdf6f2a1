package dev.tracelab.order;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.order.payment.LedgerProvider;
import dev.tracelab.order.payment.Payments;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** The payment provider's client library with its connections and the threads it may block. */
final class PaymentParts {

  private static final int PATIENCE_MILLIS = Math.toIntExact(Duration.ofSeconds(2).toMillis());
  private static final int READ_SECONDS = 5;

  private PaymentParts() {}

  static Payments open(OrderConfig config, ServiceBuilder service) {
    HikariDataSource ledger = ledger(config);
    WorkerExecutor workers =
        service.vertx().createSharedWorkerExecutor("payment", config.paymentThreads());
    service.onShutdown("payment", () -> close(workers, ledger));
    return Payments.create(workers, LedgerProvider.create(ledger));
  }

  private static HikariDataSource ledger(OrderConfig config) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(connections(config.database()));
    pool.setMaximumPoolSize(config.paymentThreads());
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(PATIENCE_MILLIS);
    // The provider may be away when the service starts.
    pool.setInitializationFailTimeout(-1);
    pool.setPoolName("payment");
    return new HikariDataSource(pool);
  }

  private static PGSimpleDataSource connections(DatabaseConfig database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {database.host()});
    source.setPortNumbers(new int[] {database.port()});
    source.setDatabaseName(database.name());
    source.setUser(database.user());
    source.setPassword(database.password());
    source.setSocketTimeout(READ_SECONDS);
    return source;
  }

  /** Idle by now: the routes that use it were closed before. */
  private static Future<Void> close(WorkerExecutor workers, HikariDataSource ledger) {
    return workers.close().onComplete(done -> ledger.close());
  }
}
