package dev.tracelab.tracing.sql;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The span name and the text of a SQL statement, such as {@code INSERT orders} and the statement on
 * one line.
 *
 * @param operation the verb and the table; the verb alone if there is no table
 * @param text the statement without literals, see {@link SqlText}
 */
record SqlStatement(String operation, String text) {

  private static final int MAX_TEXT_LENGTH = 16 * 1024;

  /** Parses a statement, truncated to the length that a span can hold. */
  static SqlStatement parse(String sql) {
    boolean isWhole = sql.length() <= MAX_TEXT_LENGTH;
    String text = isWhole ? SqlText.of(sql) : SqlText.of(sql.substring(0, MAX_TEXT_LENGTH)) + "…";
    SqlTokens tokens = SqlTokens.of(text);
    String verb = tokens.verb().toUpperCase(Locale.ROOT);
    String table = tokens.table();
    return new SqlStatement(table == null ? verb : verb + " " + table, text);
  }

  /**
   * Caches parsed statements. A service has few distinct ones; the bounds protect against services
   * that build SQL from values. The least recently used statements are evicted first, and long
   * statements are never cached.
   */
  static final class Cache {

    static final int MAX_CHARACTERS = 256 * 1024;
    static final int MAX_CACHED_LENGTH = 4 * 1024;

    private final Map<String, SqlStatement> parsed = new LinkedHashMap<>(64, 0.75f, true);
    private int characters;

    SqlStatement get(String sql) {
      return sql.length() > MAX_CACHED_LENGTH ? parse(sql) : cached(sql);
    }

    private SqlStatement cached(String sql) {
      SqlStatement known = find(sql);
      return known != null ? known : remember(sql, parse(sql));
    }

    private synchronized SqlStatement find(String sql) {
      return parsed.get(sql);
    }

    private synchronized SqlStatement remember(String sql, SqlStatement statement) {
      if (parsed.putIfAbsent(sql, statement) != null) {
        return parsed.get(sql);
      }
      characters += size(sql, statement);
      var oldest = parsed.entrySet().iterator();
      while (characters > MAX_CHARACTERS) {
        Map.Entry<String, SqlStatement> entry = oldest.next();
        characters -= size(entry.getKey(), entry.getValue());
        oldest.remove();
      }
      return statement;
    }

    /** The number of cached characters for one statement. */
    private static int size(String sql, SqlStatement statement) {
      return sql.length() + statement.text().length() + statement.operation().length();
    }

    synchronized int characters() {
      return characters;
    }
  }
}
