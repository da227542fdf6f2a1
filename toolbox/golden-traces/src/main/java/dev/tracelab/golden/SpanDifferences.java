package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;

/**
 * What sets a recorded span apart from a described one, the spans below left aside.
 *
 * <p>The costs are chosen so that a span of the right name is always held for the one described,
 * whatever else is wrong with it; and one of another name only if spans below it speak for that.
 *
 * @param sentences without their subject, such as {@code kind is client, expected server}
 */
record SpanDifferences(List<String> sentences, int cost) {

  private static final int OTHER_OPERATION = 2 * Match.ALONE;
  private static final int OTHER_SERVICE = 6;
  private static final int OTHER_ROLE = 3;

  static SpanDifferences between(GoldenSpan expected, TraceSpan actual) {
    Collected found = new Collected();
    found.compare("operation", actual.operation(), expected.operation(), OTHER_OPERATION);
    found.compare("service", actual.service(), expected.service(), OTHER_SERVICE);
    found.compare("kind", actual.kind().text(), expected.kind().text(), OTHER_ROLE);
    found.compare(
        "reference",
        reference(actual.followsFrom()),
        reference(expected.followsFrom()),
        OTHER_ROLE);
    found.compare("outcome", outcome(actual.error()), outcome(expected.error()), OTHER_ROLE);
    found.compareTags(expected, actual);
    return new SpanDifferences(List.copyOf(found.sentences), found.cost);
  }

  private static String reference(boolean followsFrom) {
    return followsFrom ? "follows_from" : "child_of";
  }

  private static String outcome(boolean error) {
    return error ? "error" : "no error";
  }

  /** Grows while two spans are compared. */
  private static final class Collected {
    private final List<String> sentences = new ArrayList<>();
    private int cost;

    void compare(String what, String actual, String expected, int weight) {
      if (!actual.equals(expected)) {
        sentences.add(what + " is " + actual + ", expected " + expected);
        cost += weight;
      }
    }

    void compareTags(GoldenSpan expected, TraceSpan actual) {
      int before = cost;
      expected.tags().forEach((key, value) -> compareTag(key, value, actual.tags().get(key)));
      cost = Math.min(cost, before + OTHER_ROLE);
    }

    private void compareTag(String key, String expected, Object actual) {
      if (actual == null) {
        sentences.add("tag " + key + " is missing");
        cost++;
      } else if (!expected.equals(GoldenSpan.ANY)) {
        compare("tag " + key, actual.toString(), expected, 1);
      }
    }
  }
}
