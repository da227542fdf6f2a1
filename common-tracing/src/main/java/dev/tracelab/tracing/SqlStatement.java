package dev.tracelab.tracing;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SQL span is called and shows: {@code INSERT orders}, and the statement on one line.
 *
 * @param operation the verb and the table it is about; the verb alone where no table is named
 * @param text the statement as a trace may show it, see {@link SqlText}
 */
record SqlStatement(String operation, String text) {

  private static final Pattern TABLE =
      Pattern.compile("\\b(?:INSERT\\s+INTO|UPDATE|FROM)\\s+([\\w.\"]+)", Pattern.CASE_INSENSITIVE);

  static SqlStatement parse(String sql) {
    String text = SqlText.of(sql);
    String verb = text.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    Matcher table = TABLE.matcher(text);
    return new SqlStatement(table.find() ? verb + " " + table.group(1) : verb, text);
  }

  /**
   * Statements already parsed. A service has few different ones; the bound is for one that builds
   * its SQL from values and should not.
   */
  static final class Cache {

    private static final int MOST = 1_000;

    private final Map<String, SqlStatement> parsed = new ConcurrentHashMap<>();

    SqlStatement get(String sql) {
      SqlStatement known = parsed.get(sql);
      return known != null ? known : remember(sql);
    }

    private SqlStatement remember(String sql) {
      SqlStatement statement = parse(sql);
      if (parsed.size() < MOST) {
        parsed.put(sql, statement);
      }
      return statement;
    }
  }
}
