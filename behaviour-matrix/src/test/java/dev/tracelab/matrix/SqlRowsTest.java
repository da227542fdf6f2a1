package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@Family(place = 7, title = "SQL", prefix = "Q")
class SqlRowsTest {

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
      number = "Q-01",
      title = "A query",
      alone = "the span is called `Query`",
      with = "`SELECT products`")
  void aQuerysName(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);

    Site.working(lab, site -> pool.query(PRICES).execute()).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().names()).contains("Query"));
    lab.with(() -> assertThat(lab.spans().names()).contains("SELECT products"));
  }

  @Row(
      number = "Q-02",
      title = "A statement of several lines",
      alone = "`db.statement` has its line breaks and its indentation",
      with = "`db.statement` is one line")
  void aStatementOfSeveralLines(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);
    String sql = "INSERT INTO products\n    (sku)\n  VALUES ($1)";

    Site.working(lab, site -> pool.preparedQuery(sql).execute(Tuple.of("kenya-250g"))).get("/go");

    Object statement = query(lab).getTags().get("db.statement");
    lab.alone(() -> assertThat(statement).isEqualTo(sql));
    lab.with(() -> assertThat(statement).isEqualTo("INSERT INTO products (sku) VALUES ($1)"));
  }

  @Row(
      number = "Q-03",
      title = "The parameters of a statement",
      alone = "in no tag",
      with = "the same")
  void theParameters(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);

    Site.working(
            lab,
            site ->
                pool.preparedQuery("SELECT sku FROM products WHERE sku = $1")
                    .execute(Tuple.of("secret-4711")))
        .get("/go");

    JaegerSpan query = query(lab);
    lab.always(() -> assertThat(query.getTags().toString()).doesNotContain("4711"));
  }

  @Row(
      number = "Q-04",
      title = "A statement fails",
      alone = "an error; `error.kind=Exception`",
      with = "an error; `error.kind=PgException`, and PostgreSQL's own words")
  void aStatementFails(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);

    Site.working(lab, site -> pool.query("SELECT sku FROM no_such_table").execute()).get("/go");

    JaegerSpan query = query(lab);
    assertThat(query.getTags()).containsEntry("error", true);
    lab.alone(() -> assertThat(Spans.logs(query)).contains("error.kind=Exception"));
    lab.with(
        () -> assertThat(Spans.logs(query)).contains("error.kind=PgException", "no_such_table"));
  }

  @Row(
      number = "Q-05",
      title = "The database cannot be reached",
      alone = "no span",
      with = "the span of the work that asked is an error and says why (`Traced`)")
  void noDatabase(Lab lab) throws Exception {
    try (RefusingPort port = RefusingPort.open()) {
      Pool pool = pool(lab, options().setPort(port.number()), 1);
      Site.working(lab, site -> work(lab, "list products", () -> pool.query(PRICES).execute()))
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
      title = "`COMMIT` fails, for a constraint that is checked late",
      alone = "the statements look fine, and no span is an error",
      with = "the span of the transaction is an error and names the constraint (`Traced`)")
  void aCommitFails(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);

    Site.working(lab, site -> work(lab, "add products", () -> addTwice(pool)).otherwiseEmpty())
        .get("/go");

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
          assertThat(Spans.logs(transaction)).contains("only_once");
        });
  }

  @Row(
      number = "Q-07",
      title = "A query waits for a connection of the pool",
      alone = "its span begins when the wait is over",
      with = "the span of the work that asked covers the wait (`Traced`)")
  void theWaitForAConnection(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);

    Site.working(
            lab,
            site ->
                Future.all(
                    pool.query("SELECT pg_sleep(0.1)").execute(),
                    work(lab, "list products", () -> pool.query(PRICES).execute())))
        .get("/go");

    lab.spans().server("/go");
    JaegerSpan first = withStatement(lab, "SELECT pg_sleep(0.1)");
    JaegerSpan second = withStatement(lab, PRICES);
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
      title = "Transactions in two branches at once",
      alone = "statements of one branch hang under the other",
      with = "each statement hangs under its own branch")
  void transactionsInBranches(Lab lab) throws Exception {
    Pool pool = pool(lab, 2);

    Site.working(
            lab,
            site ->
                Future.all(
                    lab.span("quote", () -> twoStatements(pool, "quote")),
                    lab.span("credit", () -> twoStatements(pool, "credit"))))
        .get("/go");

    JaegerSpan quote = lab.spans().named("quote");
    long right = statements(lab, "quote").stream().filter(s -> Spans.isUnder(s, quote)).count();
    assertThat(statements(lab, "quote")).hasSize(2);
    lab.alone(() -> assertThat(right).isLessThan(2));
    lab.with(() -> assertThat(right).isEqualTo(2));
  }

  @Row(
      number = "Q-09",
      title = "Who was asked",
      alone = "`peer.address`, `db.instance` and `db.user`",
      with = "the same")
  void whoWasAsked(Lab lab) throws Exception {
    Pool pool = pool(lab, 1);

    Site.working(lab, site -> pool.query(PRICES).execute()).get("/go");

    DatabaseConfig config = DATABASE.config();
    JaegerSpan query = query(lab);
    lab.always(
        () ->
            assertThat(query.getTags())
                .containsEntry("peer.address", config.host() + ":" + config.port())
                .containsEntry("db.instance", config.name())
                .containsEntry("db.user", config.user()));
  }

  private static Future<?> addTwice(Pool pool) {
    String add = "INSERT INTO products (sku) VALUES ('kenya-250g')";
    return pool.withTransaction(
        connection ->
            connection.query(add).execute().compose(done -> connection.query(add).execute()));
  }

  private static Future<?> twoStatements(Pool pool, String branch) {
    String sql = "SELECT '" + branch + "' AS branch";
    return pool.withTransaction(
        connection ->
            connection.query(sql).execute().compose(done -> connection.query(sql).execute()));
  }

  private static Future<?> work(Lab lab, String operation, Supplier<Future<?>> work) {
    return lab.isAlone() ? work.get() : lab.traced().span(operation, span -> work.get().mapEmpty());
  }

  private static List<JaegerSpan> statements(Lab lab, String part) {
    return lab.spans()
        .matching(
            span -> String.valueOf(span.getTags().get("db.statement")).contains("'" + part + "'"));
  }

  private static JaegerSpan withStatement(Lab lab, String sql) {
    return lab.spans().matching(span -> sql.equals(span.getTags().get("db.statement"))).get(0);
  }

  /** The one query of a row, when the request has been answered. */
  private static JaegerSpan query(Lab lab) {
    lab.spans().server("/go");
    return lab.spans().matching(span -> span.getTags().containsKey("db.statement")).get(0);
  }

  private static Pool pool(Lab lab, int size) {
    return pool(lab, options(), size);
  }

  private static Pool pool(Lab lab, PgConnectOptions options, int size) {
    return PgBuilder.pool()
        .connectingTo(options)
        .with(new PoolOptions().setMaxSize(size))
        .using(lab.vertx())
        .build();
  }

  private static PgConnectOptions options() {
    DatabaseConfig config = DATABASE.config();
    return new PgConnectOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setDatabase(config.name())
        .setUser(config.user())
        .setPassword(config.password());
  }
}
