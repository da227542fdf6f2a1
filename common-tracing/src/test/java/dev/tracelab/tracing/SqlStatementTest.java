package dev.tracelab.tracing;

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
          """)
  void isNamedByItsVerbAndItsTable(String sql, String operation) {
    assertThat(SqlStatement.parse(sql).operation()).isEqualTo(operation);
  }

  @Test
  void isShownOnOneLine() {
    assertThat(SqlStatement.parse("SELECT *\n  FROM orders\n").text())
        .isEqualTo("SELECT * FROM orders");
  }
}
