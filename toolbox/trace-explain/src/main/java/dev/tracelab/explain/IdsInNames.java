package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds operation names that contain values, so that there are endlessly many of them. */
final class IdsInNames implements Rule {

  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{14,}|\\b[0-9a-fA-F]{16,}\\b|(?<![:\\d])\\d{5,}|(?<!/api)/\\d+(?=/|$|\\?)");

  @Override
  public List<Finding> check(CallTree tree) {
    Map<String, List<SpanNode>> found = new LinkedHashMap<>();
    for (SpanNode node : tree.all()) {
      String operation = node.span().operation();
      if (ID.matcher(operation).find()) {
        found
            .computeIfAbsent(ID.matcher(operation).replaceAll("…"), key -> new ArrayList<>())
            .add(node);
      }
    }
    return found.values().stream().map(IdsInNames::finding).toList();
  }

  private static Finding finding(List<SpanNode> spans) {
    return new Finding(
        "ids-in-names",
        "A name with an id in it",
        "%s names one thing, not one kind of operation. Jaeger lists each name by itself, and metrics by name never end: put the value into a tag."
            .formatted(spans.get(0).name()),
        spans,
        0);
  }
}
