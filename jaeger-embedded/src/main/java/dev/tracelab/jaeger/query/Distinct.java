package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import java.util.List;

/** Leaves out spans that came twice, as a client's second attempt at a batch makes them come. */
final class Distinct {

  private Distinct() {}

  static List<StoredSpan> of(ResourceSpans batch) {
    return batch.spans().stream().distinct().toList();
  }
}
