package dev.tracelab.golden;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Puts matches that are not equal into sentences. */
final class DifferenceSentences {

  private DifferenceSentences() {}

  /** Adds what is to be said of a match and of those below it. */
  static void addTo(List<String> sentences, Match top) {
    Deque<Open> open = new ArrayDeque<>(List.of(new Open(top, "")));
    while (!open.isEmpty()) {
      Open next = open.pop();
      add(sentences, next.match(), next.under());
      if (!next.match().isMissing() && !next.match().isUnexpected()) {
        next.pushChildren(open);
      }
    }
  }

  private static void add(List<String> sentences, Match match, String under) {
    if (match.isMissing()) {
      sentences.add("- missing: " + match.name() + below(match.expected().size()) + under);
    } else if (match.isUnexpected()) {
      sentences.add("+ unexpected: " + match.name() + below(match.actual().size()) + under);
    } else {
      match.differences().forEach(text -> sentences.add("~ " + match.name() + ": " + text));
    }
  }

  private static String below(int size) {
    return switch (size) {
      case 1 -> "";
      case 2 -> " and the span below it";
      default -> " and the " + (size - 1) + " spans below it";
    };
  }

  /**
   * A match of which nothing is said yet.
   *
   * @param under says which span it is under; empty at the top
   */
  private record Open(Match match, String under) {

    void pushChildren(Deque<Open> open) {
      List<Match> children = match.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(new Open(children.get(i), ", under " + match.name()));
      }
    }
  }
}
