package dev.tracelab.tracing.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tokens of a statement, from which its verb and its main table are derived. Follows
 * PostgreSQL's grammar: a FROM that introduces no table, as in {@code EXTRACT(YEAR FROM ...)} or
 * {@code IS DISTINCT FROM}, is ignored.
 */
final class SqlTokens {

  private static final Set<String> VERBS =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES");
  private static final Set<String> BEFORE_A_TABLE =
      Set.of("ONLY", "LATERAL", "TABLE", "IF", "NOT", "EXISTS");
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "(");

  private static final int MAX_WORDS_BEFORE_TABLE = 5;
  private static final int MAX_COLUMNS = 200;

  private final List<String> tokens;

  private SqlTokens(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Tokenizes text returned by {@link SqlText}, which contains no comments or literals. */
  static SqlTokens of(String text) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      if (text.charAt(at) != ' ') {
        tokens.add(text.substring(at, end));
      }
      at = end;
    }
    return new SqlTokens(tokens);
  }

  /**
   * A name, including dots and quoted parts, is one token; any other character is a token of its
   * own.
   */
  private static int end(String text, int start) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '`') {
        int close = text.indexOf(c, at + 1);
        at = close < 0 ? text.length() : close + 1;
      } else if (isNamePart(c)) {
        at++;
      } else {
        break;
      }
    }
    return Math.max(at, start + 1);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c > 127;
  }

  /**
   * The verb of the statement, after opening brackets and the common table expressions of {@code
   * WITH}; {@code SQL} if there is none.
   */
  String verb() {
    int first = 0;
    while (is(first, "(")) {
      first++;
    }
    if (!isName(first)) {
      return "SQL";
    }
    return is(first, "WITH") ? verbAfterWith(first) : tokens.get(first);
  }

  private String verbAfterWith(int with) {
    int depth = 0;
    for (int i = with + 1; i < tokens.size(); i++) {
      depth += depthChange(i);
      if (depth == 0 && VERBS.contains(upper(i))) {
        return tokens.get(i);
      }
    }
    return tokens.get(with);
  }

  /** The main table of the statement as written, or null. */
  String table() {
    return switch (upper(0)) {
      case "COPY", "TRUNCATE", "LOCK", "TABLE" -> tableAt(1);
      case "CREATE", "ALTER", "DROP" -> tableAfterTableKeyword();
      case "GRANT", "REVOKE", "FETCH", "MOVE" -> null;
      default -> tableOfQuery();
    };
  }

  /** As in {@code DROP TABLE IF EXISTS a}; other object types have no table. */
  private String tableAfterTableKeyword() {
    for (int i = 1; i < Math.min(tokens.size(), MAX_WORDS_BEFORE_TABLE); i++) {
      if (is(i, "TABLE")) {
        return tableAt(i + 1);
      }
    }
    return null;
  }

  private String tableOfQuery() {
    Set<String> named = namesOfWith();
    String result = null;
    int depthOfResult = Integer.MAX_VALUE;
    Deque<Boolean> brackets = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (is(i, "(")) {
        boolean isSource = isInQuery(brackets) && is(i - 1, "FROM");
        brackets.push(isSource || QUERIES.contains(upper(i + 1)));
      } else if (is(i, ")") && !brackets.isEmpty()) {
        brackets.pop();
      } else if (is(i, ";") && result != null) {
        return result;
      }
      String table = namesTable(i, isInQuery(brackets)) ? tableAt(i + 1) : null;
      boolean isCloser = table != null && depth(brackets, i) < depthOfResult;
      if (isCloser && !named.contains(table.toUpperCase(Locale.ROOT))) {
        result = table;
        depthOfResult = depth(brackets, i);
      }
    }
    return result;
  }

  /** At equal nesting, a modified table takes precedence over one that is read. */
  private int depth(Deque<Boolean> brackets, int i) {
    return 2 * brackets.size() + (is(i, "FROM") ? 1 : 0);
  }

  private static boolean isInQuery(Deque<Boolean> brackets) {
    return brackets.isEmpty() || brackets.peek();
  }

  private boolean namesTable(int i, boolean isInQuery) {
    return switch (upper(i)) {
      case "FROM" -> isInQuery && !is(i - 1, "DISTINCT");
      case "INTO" -> is(i - 1, "INSERT") || is(i - 1, "MERGE");
      case "UPDATE" -> isStart(i);
      default -> false;
    };
  }

  /** Excludes {@code FOR UPDATE}, {@code ON CONFLICT DO UPDATE} and {@code ON UPDATE}. */
  private boolean isStart(int i) {
    return i == 0
        || is(i - 1, "(")
        || is(i - 1, ")")
        || is(i - 1, ";")
        || is(i - 1, "EXPLAIN")
        || is(i - 1, "ANALYZE");
  }

  private String tableAt(int start) {
    int at = start;
    while (at < tokens.size() && BEFORE_A_TABLE.contains(upper(at))) {
      at++;
    }
    return isName(at) ? tokens.get(at) : null;
  }

  /**
   * The names of common table expressions, which are not tables although they appear in their
   * place.
   */
  private Set<String> namesOfWith() {
    Set<String> names = new HashSet<>();
    int depth = 0;
    int listAt = -1;
    for (int i = 0; i < tokens.size(); i++) {
      depth += depthChange(i);
      if (is(i, "WITH")) {
        listAt = depth;
      } else if (depth == listAt && VERBS.contains(upper(i))) {
        listAt = -1;
      }
      boolean begins = is(i, "WITH") || is(i, "RECURSIVE") || is(i, ",");
      if (begins && depth == listAt && isName(i + 1) && isCommonTableExpression(i + 1)) {
        names.add(upper(i + 1));
      }
    }
    return names;
  }

  /** {@code x AS (} or, with column names, {@code x (a, b) AS NOT MATERIALIZED (}. */
  private boolean isCommonTableExpression(int name) {
    int at = name + 1;
    if (is(at, "(")) {
      int limit = Math.min(tokens.size(), at + MAX_COLUMNS);
      while (at < limit && !is(at, ")")) {
        at++;
      }
      at++;
    }
    if (!is(at, "AS")) {
      return false;
    }
    at++;
    while (is(at, "NOT") || is(at, "MATERIALIZED")) {
      at++;
    }
    return is(at, "(");
  }

  private int depthChange(int i) {
    return is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
  }

  private boolean isName(int i) {
    if (i < 0 || i >= tokens.size()) {
      return false;
    }
    char first = tokens.get(i).charAt(0);
    return Character.isLetter(first) || first == '_' || first == '"' || first == '`' || first > 127;
  }

  private boolean is(int i, String word) {
    return word.equals(upper(i));
  }

  private String upper(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).toUpperCase(Locale.ROOT);
  }
}
