package dev.tracelab.tracing.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 'secret'                         | SELECT ?
          SELECT 'it''s secret', a                | SELECT ?, a
          SELECT E'a\\'secret', e'\\\\' FROM t    | SELECT ?, ? FROM t
          SELECT 'a\\', b                         | SELECT ?, b
          SELECT B'101', x'1F', U&'s\\0061', N'n' | SELECT ?, ?, ?, ?
          SELECT $$secret$$, $a1$ $$ secret $a1$  | SELECT ?, ?
          SELECT $1, $12 + 3                      | SELECT $1, $12 + ?
          SELECT 42, 4.2, .5, 1e-9, 0x1F, 1_000   | SELECT ?, ?, ?, ?, ?, ?
          SELECT -5, a1, b_2, "c3 ""4"         | SELECT -?, a1, b_2, "c3 ""4"
          SELECT a /* secret /* nested */ */ , b  | SELECT a , b
          SELECT a - b, a / b                     | SELECT a - b, a / b
          SELECT name FROM t WHERE name='x'LIMIT 1| SELECT name FROM t WHERE name=?LIMIT ?
          SELECT 'secret that never ends          | SELECT ?
          SELECT E'\\                             | SELECT ?
          SELECT $x$secret that never ends        | SELECT ?
          SELECT a /* secret                      | SELECT a
          SELECT a::text, $x                      | SELECT a::text, $x
          SELECT date '2026-01-01'                | SELECT date ?
          """)
  void literalsAndCommentsAreRemoved(String sql, String shown) {
    assertThat(SqlText.of(sql)).isEqualTo(shown);
  }

  @Test
  void aLineCommentEndsWithItsLine() {
    assertThat(SqlText.of("SELECT a -- secret\n  FROM t -- more")).isEqualTo("SELECT a FROM t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT E'a'\n'b\\' SECRET, \\' more'",
        "SELECT e'a' -- said\n  -- twice\r\n  '\\'SECRET'",
        "SELECT 'a'\n'SECRET'\n\n'SECRET'",
        "SELECT U&'a' \r 'SECRET'",
        "SELECT N'a'\n'it''s SECRET'"
      })
  void aLiteralCanContinueAfterALineBreak(String sql) {
    assertThat(SqlText.of(sql)).isEqualTo("SELECT ?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 -- x\r, 'multi\nSECRET'",
        "SELECT 'a' -- x\r 'b\nSECRET'",
        "SELECT 1E'a\\' SECRET'",
        "SELECT 1X'SECRET' -- \r"
      })
  void literalsAreRemovedCompletely(String sql) {
    assertThat(SqlText.of(sql)).doesNotContain("SECRET");
  }

  @Test
  void withoutALineBreakTheNextLiteralIsSeparate() {
    assertThat(SqlText.of("SELECT E'a' 'b\\', c FROM t")).isEqualTo("SELECT ? ?, c FROM t");
    assertThat(SqlText.of("SELECT E'a'\n, 'b\\', c")).isEqualTo("SELECT ? , ?, c");
  }

  @Test
  void aLiteralWithManyEscapedQuotesIsRemoved() {
    assertThat(SqlText.of("SELECT '" + "''".repeat(100_000) + "'")).isEqualTo("SELECT ?");
  }
}
