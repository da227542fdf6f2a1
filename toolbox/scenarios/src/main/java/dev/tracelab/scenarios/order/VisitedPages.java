package dev.tracelab.scenarios.order;

import java.util.List;
import java.util.stream.IntStream;

/** What somebody thought worth to know everywhere: all pages that the customer has seen. */
final class VisitedPages {

  private static final int PAGES = 40;
  private static final int LENGTH = 250;

  static final List<Page> ALL = IntStream.range(0, PAGES).mapToObj(VisitedPages::page).toList();

  /** One item of baggage. */
  record Page(String key, String value) {}

  private VisitedPages() {}

  private static Page page(int number) {
    return new Page("visited-" + number, "p".repeat(LENGTH));
  }
}
