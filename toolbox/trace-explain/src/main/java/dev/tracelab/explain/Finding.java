package dev.tracelab.explain;

import java.util.Comparator;
import java.util.List;

/**
 * Something in a trace that usually is a fault.
 *
 * @param rule the id of the rule that found it, such as {@code repeated-calls}; also the section of
 *     the page that explains it
 * @param title what it is, in a few words
 * @param evidence one or two sentences with figures
 * @param spans the spans it is about, at least one
 * @param costMicros the time it costs or puts at risk, for the order of findings
 */
public record Finding(
    String rule, String title, String evidence, List<SpanNode> spans, long costMicros) {

  /** Keeps a copy of the spans. */
  public Finding {
    spans = List.copyOf(spans);
  }

  /** What findings have in common that are one finding for the reader. */
  String kind() {
    return rule + "/" + title + "/" + spans.get(0).name();
  }

  /** One finding for several of the same kind, with the evidence of the most expensive. */
  static Finding merged(List<Finding> same) {
    Finding first = same.stream().max(Comparator.comparingLong(Finding::costMicros)).orElseThrow();
    if (same.size() == 1) {
      return first;
    }
    return new Finding(
        first.rule,
        first.title,
        first.evidence + " The same happened %d times.".formatted(same.size()),
        same.stream().flatMap(each -> each.spans.stream()).distinct().toList(),
        same.stream().mapToLong(Finding::costMicros).sum());
  }
}
