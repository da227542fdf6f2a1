package dev.tracelab.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.sql.TransactionTracing;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionTracingTest {

  @RegisterExtension static final EmbeddedDatabase EMBEDDED = EmbeddedDatabase.create();

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final Tracing tracing = Tracing.reportingTo("test-service", reporter);
  private final Vertx vertx =
      Vertx.builder().withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of()))).build();
  private final TransactionTracing transactions =
      new TransactionTracing(new Traced(vertx, tracing.tracer()));
  private Database database;

  @BeforeEach
  void open() throws Exception {
    EMBEDDED.execute("DROP TABLE IF EXISTS stock");
    EMBEDDED.execute("CREATE TABLE stock (sku text UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    database =
        Database.open(
            vertx, DatabaseConfig.from(new Environment(EMBEDDED.environment()), "orders"));
  }

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
  }

  @Test
  void theSpanHoldsTheStatementsAndTellsWhenAConnectionWasThere() {
    transaction(connection -> insert(connection, "one")).await();

    JaegerSpan span = span("book stock");
    assertThat(span("INSERT stock").context().getParentId()).isEqualTo(span.context().getSpanId());
    assertThat(span.getLogs()).extracting(log -> log.getMessage()).contains("connected", "commit");
    assertThat(span.getTags()).doesNotContainKey("error");
  }

  @Test
  void aCommitThatFailsIsAnErrorThoughEachStatementSucceeded() {
    assertThatThrownBy(
            () -> transaction(c -> insert(c, "same").compose(done -> insert(c, "same"))).await())
        .hasMessageContaining("duplicate key");

    assertThat(span("book stock").getTags()).containsEntry("error", true);
    assertThat(span("INSERT stock").getTags()).doesNotContainKey("error");
  }

  @Test
  void aRollbackIsNoCommit() {
    assertThatThrownBy(
            () ->
                transaction(c -> Future.failedFuture(new IllegalStateException("not now"))).await())
        .hasMessageContaining("not now");

    JaegerSpan span = span("book stock");
    assertThat(span.getTags()).containsEntry("error", true);
    assertThat(span.getLogs()).extracting(log -> log.getMessage()).doesNotContain("commit");
  }

  private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return transactions.transaction(
        database.traced(), "book stock", (connection, span) -> work.apply(connection));
  }

  private static Future<Void> insert(SqlConnection connection, String sku) {
    return connection.query("INSERT INTO stock VALUES ('" + sku + "')").execute().mapEmpty();
  }

  private JaegerSpan span(String operation) {
    return List.copyOf(reporter.getSpans()).stream()
        .filter(span -> span.getOperationName().equals(operation))
        .findFirst()
        .orElseThrow();
  }
}
