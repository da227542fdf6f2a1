package dev.tracelab.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics and labels in a PromQL expression. Parses only what the expressions of this
 * repository use: no braces or brackets within strings.
 *
 * @param selectors each metric with its label matchers
 * @param grouping the labels it groups or joins by
 */
record PromQl(List<Selector> selectors, Set<String> grouping) {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern NOT_METRICS = Pattern.compile("\\[[^]]*]|\"[^\"]*\"");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)}|\\b(?!\\s*\\())");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** A metric with its label matchers. */
  record Selector(String metric, List<Label> labels, String text) {}

  /**
   * A label matcher, positive or negative.
   *
   * @param value a regular expression if {@code isPattern}
   */
  record Label(String name, String value, boolean isPattern) {

    boolean matches(String actual) {
      return isPattern ? actual.matches(value) : actual.equals(value);
    }
  }

  static PromQl parse(String expression) {
    Set<String> grouping = new TreeSet<>();
    Matcher groups = GROUPING.matcher(expression);
    while (groups.find()) {
      grouping.addAll(List.of(groups.group(1).strip().split("\\s*,\\s*")));
    }
    List<Selector> selectors = new ArrayList<>();
    String rest = groups.replaceAll(" ");
    Matcher braces = SELECTOR.matcher(rest);
    String plain = braces.replaceAll(found -> withBraces(found, selectors));
    Matcher names = SELECTOR.matcher(NOT_METRICS.matcher(plain).replaceAll(" "));
    while (names.find()) {
      if (!WORDS.contains(names.group(1))) {
        selectors.add(new Selector(names.group(1), List.of(), names.group(1)));
      }
    }
    return new PromQl(selectors, grouping);
  }

  /** Removes selectors with braces, and leaves the others for the second pass. */
  private static String withBraces(MatchResult found, List<Selector> selectors) {
    if (found.group(2) == null) {
      return Matcher.quoteReplacement(found.group());
    }
    selectors.add(new Selector(found.group(1), labels(found.group(2)), found.group()));
    return " ";
  }

  private static List<Label> labels(String text) {
    return MATCHER
        .matcher(text)
        .results()
        .map(each -> new Label(each.group(1), each.group(3), each.group(2).endsWith("~")))
        .toList();
  }
}
