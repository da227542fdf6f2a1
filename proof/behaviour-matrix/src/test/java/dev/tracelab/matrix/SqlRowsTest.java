package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.sql.DatabaseConfig;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@Section(place = 7, title = "SQL: statements", prefix = "Q")
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
      alone = "the span is named `Query`",
      with = "`SELECT products`")
  void aQuerysName(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(lab, site -> pool.query(PRICES).execute()).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().names()).contains("Query"));
    lab.with(() -> assertThat(lab.spans().names()).contains("SELECT products"));
  }

  @Row(
      number = "Q-02",
      title = "A statement of several lines",
      alone = "`db.statement` keeps the line breaks and indentation",
      with = "`db.statement` is one line")
  void aStatementOfSeveralLines(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);
    String sql = "INSERT INTO products\n    (sku)\n  VALUES ($1)";

    TestSite.working(lab, site -> pool.preparedQuery(sql).execute(Tuple.of("kenya-250g")))
        .get("/go");

    Object statement = Statements.only(lab).getTags().get("db.statement");
    lab.alone(() -> assertThat(statement).isEqualTo(sql));
    lab.with(() -> assertThat(statement).isEqualTo("INSERT INTO products (sku) VALUES ($1)"));
  }

  @Row(
      number = "Q-03",
      title = "The parameters of a statement",
      alone = "in no tag",
      with = "the same")
  void theParameters(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(
            lab,
            site ->
                pool.preparedQuery("SELECT sku FROM products WHERE sku = $1")
                    .execute(Tuple.of("secret-4711")))
        .get("/go");

    JaegerSpan query = Statements.only(lab);
    lab.always(() -> assertThat(query.getTags().toString()).doesNotContain("4711"));
  }

  @Row(
      number = "Q-04",
      title = "A statement fails",
      alone = "an error; `error.kind=Exception`",
      with =
          "an error; `error.kind=PgException`, the SQL state, and PostgreSQL's message without the"
              + " data it quotes")
  void aStatementFails(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(lab, site -> pool.query("SELECT sku FROM no_such_table").execute()).get("/go");

    JaegerSpan query = Statements.only(lab);
    assertThat(query.getTags()).containsEntry("error", true);
    lab.alone(() -> assertThat(Spans.logs(query)).contains("error.kind=Exception"));
    lab.with(() -> assertThat(Spans.logs(query)).contains("error.kind=PgException", "(42P01)"));
  }

  @Row(
      number = "Q-09",
      title = "The database that was called",
      alone = "`peer.address`, `db.instance` and `db.user`",
      with = "the same")
  void theCalledDatabase(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(lab, site -> pool.query(PRICES).execute()).get("/go");

    DatabaseConfig config = DATABASE.config();
    JaegerSpan query = Statements.only(lab);
    lab.always(
        () ->
            assertThat(query.getTags())
                .containsEntry("peer.address", config.host() + ":" + config.port())
                .containsEntry("db.instance", config.name())
                .containsEntry("db.user", config.user()));
  }

  @Row(
      number = "Q-10",
      title = "A secret among a statement's literals",
      alone = "in `db.statement`",
      with = "in no tag")
  void aSecretInALiteral(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(
            lab, site -> pool.query("SELECT sku FROM products WHERE sku = 'secret-4711'").execute())
        .get("/go");

    JaegerSpan query = Statements.only(lab);
    lab.alone(() -> assertThat(query.getTags().toString()).contains("secret-4711"));
    lab.with(() -> assertThat(query.getTags().toString()).doesNotContain("4711"));
  }

  @Row(
      number = "Q-11",
      title = "A statement fails, and PostgreSQL quotes the data",
      alone = "the data is in the span's log",
      with = "it is not")
  void dataInAnErrorMessage(MatrixLab lab) throws Exception {
    Pool pool = Pools.of(lab, DATABASE, 1);

    TestSite.working(
            lab,
            site ->
                pool.preparedQuery("SELECT cast($1::text AS int)").execute(Tuple.of("secret-4711")))
        .get("/go");

    JaegerSpan query = Statements.only(lab);
    assertThat(query.getTags()).containsEntry("error", true);
    lab.alone(() -> assertThat(Spans.logs(query)).contains("secret-4711"));
    lab.with(() -> assertThat(Spans.logs(query)).doesNotContain("4711"));
  }
}
