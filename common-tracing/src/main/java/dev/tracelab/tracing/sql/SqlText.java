package dev.tracelab.tracing.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement as it may appear in a trace: on one line, without comments, and with a question mark
 * in place of each literal. Values belong in parameters; those written into the text may be
 * confidential.
 *
 * <p>Recognizes PostgreSQL's literals: {@code 'it''s'}, {@code E'a\'b'}, {@code B''}, {@code X''},
 * {@code U&''}, {@code $tag$...$tag$} and numbers (PostgreSQL manual, "Lexical Structure"),
 * including literals continued after a line break (section 4.1.2.1). An unterminated literal
 * extends to the end of the text.
 */
final class SqlText {

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Set<String> PREFIXES = Set.of("E", "B", "X", "N");
  private static final String PLACEHOLDER = "?";

  private final String sql;
  private final StringBuilder shown;
  private int at;

  private SqlText(String sql) {
    this.sql = sql;
    this.shown = new StringBuilder(sql.length());
  }

  static String of(String sql) {
    SqlText text = new SqlText(sql);
    while (text.at < sql.length()) {
      text.next();
    }
    return SPACE.matcher(text.shown).replaceAll(" ").strip();
  }

  private void next() {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      replace(endOfLine(at), " ");
    } else if (sql.startsWith("/*", at)) {
      replace(endOfComment(), " ");
    } else if (c == '\'') {
      replace(endOfLiteral(at, false), PLACEHOLDER);
    } else if (c == '"') {
      copy(endOfQuoted(at, false));
    } else if (c == '$') {
      dollar();
    } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      replace(endOfNumber(), PLACEHOLDER);
    } else if (isWord(at)) {
      word();
    } else {
      copy(at + 1);
    }
  }

  /** An identifier, a keyword, or the prefix of a literal. */
  private void word() {
    int end = endOfIdentifier(at);
    String word = sql.substring(at, end).toUpperCase(Locale.ROOT);
    if (PREFIXES.contains(word) && sql.startsWith("'", end)) {
      replace(endOfLiteral(end, word.equals("E")), PLACEHOLDER);
    } else if (word.equals("U") && sql.startsWith("&'", end)) {
      replace(endOfLiteral(end + 1, false), PLACEHOLDER);
    } else {
      copy(end);
    }
  }

  /** A parameter such as {@code $1}, or a dollar-quoted literal. */
  private void dollar() {
    int end = isDigit(at + 1) ? at + 1 : endOfWord(at + 1);
    if (isDigit(at + 1) || !sql.startsWith("$", end)) {
      copy(isDigit(at + 1) ? endOfWord(at + 1) : at + 1);
    } else {
      replace(endOf(sql.substring(at, end + 1), end + 1), PLACEHOLDER);
    }
  }

  /** The end of a literal including its continuations. */
  private int endOfLiteral(int start, boolean escapes) {
    int end = endOfQuoted(start, escapes);
    int next = continuation(end);
    while (next >= 0) {
      end = endOfQuoted(next, escapes);
      next = continuation(end);
    }
    return end;
  }

  /**
   * The start of a literal's continuation: a quote after whitespace or comments that contain a line
   * break; -1 if there is none.
   */
  private int continuation(int from) {
    boolean isBroken = false;
    int i = from;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (sql.startsWith("--", i)) {
        i = endOfLine(i);
        isBroken = true;
      } else if (Character.isWhitespace(c)) {
        isBroken |= c == '\n' || c == '\r';
        i++;
      } else {
        return isBroken && c == '\'' ? i : -1;
      }
    }
    return -1;
  }

  private int endOfQuoted(int start, boolean escapes) {
    char quote = sql.charAt(start);
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (escapes && c == '\\') {
        i++;
      } else if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
        i++;
      } else if (c == quote) {
        return i + 1;
      }
    }
    return sql.length();
  }

  /** Block comments nest. */
  private int endOfComment() {
    int depth = 0;
    for (int i = at; i < sql.length(); i++) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i++;
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return sql.length();
  }

  /** Digits, decimal point, letters ({@code 0x1F}, {@code 1e9}) and the sign of the exponent. */
  private int endOfNumber() {
    int end = at;
    while ((isWord(end) && !isAt(end + 1, '\'')) || isDigit(end) || isAt(end, '.') || isSign(end)) {
      end++;
    }
    return end;
  }

  private boolean isSign(int index) {
    return (isAt(index, '-') || isAt(index, '+'))
        && (isAt(index - 1, 'e') || isAt(index - 1, 'E'))
        && isDigit(index + 1);
  }

  private int endOfWord(int start) {
    int end = start;
    while (isWord(end) || isDigit(end)) {
      end++;
    }
    return end;
  }

  /** A dollar sign inside an identifier does not start a literal. */
  private int endOfIdentifier(int start) {
    int end = start;
    while (isWord(end) || isDigit(end) || isAt(end, '$')) {
      end++;
    }
    return end;
  }

  /** A carriage return also ends a line comment. */
  private int endOfLine(int from) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
      i++;
    }
    return Math.min(sql.length(), i + 1);
  }

  private int endOf(String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }

  private void copy(int end) {
    shown.append(sql, at, end);
    at = end;
  }

  private void replace(int end, String replacement) {
    shown.append(replacement);
    at = end;
  }

  private boolean isAt(int index, char c) {
    return index < sql.length() && sql.charAt(index) == c;
  }

  private boolean isDigit(int index) {
    return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
  }

  private boolean isWord(int index) {
    return index < sql.length()
        && (Character.isLetter(sql.charAt(index))
            || sql.charAt(index) == '_'
            || sql.charAt(index) > 127);
  }
}
