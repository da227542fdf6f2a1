package dev.tracelab.tracing.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT sku FROM products WHERE sku = $1                | SELECT products
          insert into orders (id) values ($1)                    | INSERT orders
          UPDATE outbox SET leased_until = now()                 | UPDATE outbox
          DELETE FROM outbox WHERE id = $1                       | DELETE outbox
          SELECT 1                                               | SELECT
          SELECT EXTRACT(YEAR FROM created_at) FROM orders       | SELECT orders
          SELECT a IS DISTINCT FROM b FROM t1                    | SELECT t1
          SELECT a IS NOT DISTINCT FROM b FROM t1                | SELECT t1
          SELECT trim(both FROM name) FROM people                | SELECT people
          SELECT substring(a FROM 2 FOR 3), b FROM s.people      | SELECT s.people
          SELECT EXTRACT(YEAR FROM now())                        | SELECT
          SELECT EXISTS (SELECT 1 FROM orders WHERE id = $1)     | SELECT orders
          SELECT (SELECT count(*) FROM a), x FROM b              | SELECT b
          SELECT * FROM (SELECT * FROM a) AS sub                 | SELECT a
          SELECT * FROM (a JOIN b ON a.x = b.x)                  | SELECT
          SELECT DISTINCT ON (a) a FROM t                        | SELECT t
          SELECT * FROM ONLY t                                   | SELECT t
          SELECT * FROM jobs FOR UPDATE SKIP LOCKED              | SELECT jobs
          UPDATE ONLY products SET a = 1                         | UPDATE products
          UPDATE products SET n = (SELECT count(*) FROM b)       | UPDATE products
          UPDATE a SET x = b.x FROM b WHERE a.id = b.id          | UPDATE a
          DELETE FROM ONLY a USING b                             | DELETE a
          MERGE INTO stock USING s ON a = b WHEN MATCHED THEN UPDATE SET n = 1 | MERGE stock
          INSERT INTO a SELECT * FROM b                          | INSERT a
          INSERT INTO a (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2  | INSERT a
          SELECT * FROM "my table"                               | SELECT "my table"
          SELECT * FROM "s"."my table" t                         | SELECT "s"."my table"
          SELECT * FROM `orders`                                 | SELECT `orders`
          INSERT INTO café VALUES (1)                            | INSERT café
          WITH x AS (SELECT 1 FROM a) UPDATE b SET n = 1         | UPDATE b
          WITH x AS (SELECT 1 FROM a) SELECT * FROM x            | SELECT a
          WITH RECURSIVE x (n) AS (SELECT 1) SELECT * FROM x     | SELECT
          WITH x AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM x | INSERT b
          (SELECT 1 FROM a) UNION (SELECT 1 FROM b)              | SELECT a
          SELECT * FROM a$b$c                                    | SELECT a$b$c
          TRUNCATE TABLE a                                       | TRUNCATE a
          SELECT id, stock AS s FROM stock                       | SELECT stock
          WITH x AS NOT MATERIALIZED (SELECT 1 FROM a) SELECT 1 FROM x | SELECT a
          COPY orders FROM STDIN                                 | COPY orders
          REVOKE ALL ON t FROM bob                               | REVOKE
          CREATE TABLE b AS SELECT * FROM a                      | CREATE b
          CREATE INDEX i ON a (b)                                | CREATE
          DROP TABLE IF EXISTS a                                 | DROP a
          LOCK TABLE a                                           | LOCK a
          TABLE orders                                           | TABLE orders
          FETCH NEXT FROM cur                                    | FETCH
          VALUES (1)                                             | VALUES
          BEGIN                                                  | BEGIN
          ''                                                     | SQL
          ?                                                      | SQL
          """)
  void theOperationConsistsOfVerbAndTable(String sql, String operation) {
    assertThat(SqlStatement.parse(sql).operation()).isEqualTo(operation);
  }

  @Test
  void theCacheIsBoundedAndKeepsUsedStatements() {
    SqlStatement.Cache cache = new SqlStatement.Cache();
    SqlStatement used = cache.get("SELECT * FROM orders");
    for (int i = 0; i < 10_000; i++) {
      cache.get("SELECT '" + i + "' FROM a" + "b".repeat(100));
      assertThat(cache.get("SELECT * FROM orders")).isSameAs(used);
    }

    assertThat(cache.characters())
        .isBetween(SqlStatement.Cache.MAX_CHARACTERS / 2, SqlStatement.Cache.MAX_CHARACTERS);
  }

  @Test
  void longStatementsAreNotCached() {
    SqlStatement.Cache cache = new SqlStatement.Cache();

    assertThat(cache.get("SELECT * FROM orders WHERE a = '" + "x".repeat(50_000) + "'").operation())
        .isEqualTo("SELECT orders");
    assertThat(cache.characters()).isZero();
  }

  @Test
  void theTextIsOnOneLine() {
    assertThat(SqlStatement.parse("SELECT *\n  FROM orders\n").text())
        .isEqualTo("SELECT * FROM orders");
  }
}
