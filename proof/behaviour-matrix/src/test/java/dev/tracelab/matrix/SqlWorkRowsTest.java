package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.tracing.sql.TransactionTracing;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@Section(place = 8, title = "SQL: waits, failures and transactions", prefix = "Q")
class SqlWorkRowsTest {

  private static final String PRICES = "SELECT sku FROM products";

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

  @BeforeEach
  void createTable() {
    DATABASE.execute(
        """
        DROP TABLE IF EXISTS products;
        CREATE TABLE products (
          sku text,
          CONSTRAINT only_once UNIQUE (sku) DEFERRABLE INITIALLY DEFERRED)
        """);
  }

  @Row(
      number = "Q-05",
      title = "The database is unreachable",
      alone = "no span",
      with = "the calling span is an error with the reason (`Traced`)")
  void noDatabase(MatrixLab lab) throws Exception {
    try (RefusingPort port = RefusingPort.open()) {
      Pool pool = Pools.at(lab, DATABASE, port.number());
      TestSite.working(lab, site -> work(lab, "list products", () -> pool.query(PRICES).execute()))
          .get("/go");
    }

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(1));
    lab.with(
        () -> {
          JaegerSpan work = lab.spans().named("list products");
          assertThat(work.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(work)).contains("Connection refused");
        });
  }

  @Row(
      number = "Q-06",
      title = "`COMMIT` fails because of a deferred constraint",
      alone = "the statements succeed, and no span is an error",
      with = "the transaction's span is an error with the SQL state (`TransactionTracing`)")
  void aCommitFails(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(lab, site -> addTwice(lab, pool).otherwiseEmpty()).get("/go");

    lab.spans().server("/go");
    lab.alone(
        () ->
            assertThat(lab.spans().all())
                .hasSize(3)
                .noneMatch(span -> span.getTags().containsKey("error")));
    lab.with(
        () -> {
          JaegerSpan transaction = lab.spans().named("add products");
          assertThat(transaction.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(transaction)).contains("(23505)");
        });
  }

  @Row(
      number = "Q-07",
      title = "A query waits for a pooled connection",
      alone = "its span begins after the wait",
      with = "the calling span covers the wait (`Traced`)")
  void theWaitForAConnection(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(
            lab,
            site ->
                Future.all(
                    pool.query("SELECT pg_sleep(0.1)").execute(),
                    work(lab, "list products", () -> pool.query(PRICES).execute())))
        .get("/go");

    lab.spans().server("/go");
    JaegerSpan first = Statements.starting(lab, "SELECT pg_sleep");
    JaegerSpan second = Statements.starting(lab, PRICES);
    long slack = 20_000;
    assertThat(second.getStart()).isGreaterThan(Spans.end(first) - slack);
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(3));
    lab.with(
        () ->
            assertThat(lab.spans().named("list products").getStart())
                .isLessThan(Spans.end(first) - slack));
  }

  @Row(
      number = "Q-08",
      title = "Transactions in two parallel branches",
      alone = "one branch's statements are children of the other",
      with = "each statement is a child of its own branch")
  void transactionsInBranches(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 2);

    TestSite.working(lab, site -> quoteInsideCredit(lab, pool)).get("/go");

    JaegerSpan quote = lab.spans().named("quote");
    long right =
        Statements.ending(lab, " AS quote").stream().filter(s -> Spans.isUnder(s, quote)).count();
    assertThat(Statements.ending(lab, " AS quote")).hasSize(2);
    lab.alone(() -> assertThat(right).isLessThan(2));
    lab.with(() -> assertThat(right).isEqualTo(2));
  }

  private static Future<?> addTwice(MatrixLab lab, Pool pool) {
    return lab.isAlone()
        ? pool.withTransaction(SqlWorkRowsTest::addTwice)
        : new TransactionTracing(lab.traced())
            .transaction(pool, "add products", (connection, span) -> addTwice(connection));
  }

  private static Future<RowSet<io.vertx.sqlclient.Row>> addTwice(SqlConnection connection) {
    String add = "INSERT INTO products (sku) VALUES ('kenya-250g')";
    return connection.query(add).execute().compose(done -> connection.query(add).execute());
  }

  /** One branch outlives the other: what is seen does not depend on which of them is faster. */
  private static Future<?> quoteInsideCredit(MatrixLab lab, Pool pool) {
    Promise<Void> quoted = Promise.promise();
    Future<?> quote =
        lab.span("quote", () -> twoStatements(pool, "quote", Future.succeededFuture()))
            .onComplete(done -> quoted.complete());
    return Future.all(
        quote, lab.span("credit", () -> twoStatements(pool, "credit", quoted.future())));
  }

  private static Future<RowSet<io.vertx.sqlclient.Row>> twoStatements(
      Pool pool, String branch, Future<Void> between) {
    String sql = "SELECT 1 AS " + branch;
    return pool.withTransaction(
        connection ->
            connection
                .query(sql)
                .execute()
                .compose(done -> between)
                .compose(ready -> connection.query(sql).execute()));
  }

  private static Future<?> work(MatrixLab lab, String operation, Supplier<Future<?>> work) {
    return lab.isAlone() ? work.get() : lab.traced().span(operation, span -> work.get().mapEmpty());
  }
}
