package dev.tracelab.golden;

import java.util.List;

/** Puts matches that are not equal into sentences. */
final class DifferenceSentences {

  private DifferenceSentences() {}

  /**
   * Adds what is to be said of a match and of those below it.
   *
   * @param parent null at the top
   */
  static void addTo(List<String> sentences, Match match, Match parent) {
    if (match.isMissing()) {
      sentences.add("- missing: " + match.name() + below(match.expected().size()) + under(parent));
    } else if (match.isUnexpected()) {
      sentences.add("+ unexpected: " + match.name() + below(match.actual().size()) + under(parent));
    } else {
      match.differences().forEach(text -> sentences.add("~ " + match.name() + ": " + text));
      match.children().forEach(child -> addTo(sentences, child, match));
    }
  }

  private static String below(int size) {
    return switch (size) {
      case 1 -> "";
      case 2 -> " and the span below it";
      default -> " and the " + (size - 1) + " spans below it";
    };
  }

  private static String under(Match parent) {
    return parent == null ? "" : ", under " + parent.name();
  }
}
