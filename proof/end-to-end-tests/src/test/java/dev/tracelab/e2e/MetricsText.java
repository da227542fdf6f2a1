package dev.tracelab.e2e;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parsed response of {@code /metrics}. */
final class MetricsText {

  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z0-9_]+)(?:\\{(.*?)})? [^ ]+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern EXEMPLAR = Pattern.compile("# \\{.*trace_id=\"([0-9a-f]{32})\"");
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");

  private final String text;

  MetricsText(String text) {
    this.text = text;
  }

  /** The declared kind of each metric. */
  Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    Matcher types = TYPE.matcher(text);
    while (types.find()) {
      kinds.put(types.group(1), types.group(2));
    }
    return kinds;
  }

  /** The label names of a metric's samples, without bucket bounds. */
  Set<String> labels(String metric) {
    Set<String> labels = new TreeSet<>();
    Matcher samples = SAMPLE.matcher(text);
    while (samples.find()) {
      if (isOf(metric, samples.group(1)) && samples.group(2) != null) {
        LABEL.matcher(samples.group(2)).results().forEach(label -> labels.add(label.group(1)));
      }
    }
    labels.remove("le");
    return labels;
  }

  /** The trace ids of the exemplars. */
  Set<String> exemplars() {
    return EXEMPLAR
        .matcher(text)
        .results()
        .map((MatchResult exemplar) -> exemplar.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isOf(String metric, String sample) {
    return sample.equals(metric) || PART.matcher(sample).replaceFirst("").equals(metric);
  }
}
