package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;

/**
 * The differences between a recorded span and an expected one, without the spans below.
 *
 * <p>The costs are chosen so that a span of the right name always matches, whatever else differs,
 * and a span of another name matches only if the spans below it do.
 *
 * @param phrases without a subject, such as {@code kind is client, expected server}
 */
record SpanDifferences(List<String> phrases, int cost) {

  private static final int OTHER_OPERATION = 2 * SpanMatch.UNMATCHED;
  private static final int OTHER_SERVICE = 6;
  private static final int OTHER_PROPERTY = 3;

  static SpanDifferences between(GoldenSpan expected, TraceSpan actual) {
    Collector found = new Collector();
    found.compare("operation", actual.operation(), expected.operation(), OTHER_OPERATION);
    found.compare("service", actual.service(), expected.service(), OTHER_SERVICE);
    found.compare("kind", actual.kind().text(), expected.kind().text(), OTHER_PROPERTY);
    found.compare(
        "reference",
        reference(actual.followsFrom()),
        reference(expected.followsFrom()),
        OTHER_PROPERTY);
    found.compare("outcome", outcome(actual.error()), outcome(expected.error()), OTHER_PROPERTY);
    found.compareTags(expected, actual);
    return new SpanDifferences(List.copyOf(found.phrases), found.cost);
  }

  private static String reference(boolean followsFrom) {
    return followsFrom ? "follows_from" : "child_of";
  }

  private static String outcome(boolean error) {
    return error ? "error" : "no error";
  }

  /** Collects the differences while two spans are compared. */
  private static final class Collector {
    private final List<String> phrases = new ArrayList<>();
    private int cost;

    void compare(String what, String actual, String expected, int weight) {
      if (!actual.equals(expected)) {
        phrases.add(what + " is " + actual + ", expected " + expected);
        cost += weight;
      }
    }

    void compareTags(GoldenSpan expected, TraceSpan actual) {
      int costWithoutTags = cost;
      expected.tags().forEach((key, value) -> compareTag(key, value, actual.tags().get(key)));
      cost = Math.min(cost, costWithoutTags + OTHER_PROPERTY);
    }

    private void compareTag(String key, String expected, Object actual) {
      if (actual == null) {
        phrases.add("tag " + key + " is missing");
        cost++;
      } else if (!expected.equals(GoldenSpan.ANY)) {
        compare("tag " + key, actual.toString(), expected, 1);
      }
    }
  }
}
