package dev.tracelab.bench.ingest;

import static dev.tracelab.bench.ingest.SpanShape.CLIENT;
import static dev.tracelab.bench.ingest.SpanShape.INTENT;
import static dev.tracelab.bench.ingest.SpanShape.QUERY;
import static dev.tracelab.bench.ingest.SpanShape.SERVER;
import static dev.tracelab.bench.ingest.SpanShape.text;

import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The spans that one service has of an order.
 *
 * @param service its name
 * @param first the number of its first span among all spans of the order
 * @param shapes one for each of its spans
 */
record ServiceSpans(String service, int first, List<SpanShape> shapes) {

  /** The three services, with about as many spans of each kind as an accepted order: 36. */
  static final List<ServiceSpans> OF_ORDER =
      List.of(
          new ServiceSpans("gateway-service", 0, shapes(1, 1, 1, 0)),
          new ServiceSpans("order-service", 3, shapes(1, 8, 5, 6)),
          new ServiceSpans("inventory-service", 23, shapes(4, 0, 0, 9)));

  /** Who reports them. */
  Process process() {
    return new Process(service)
        .setTags(
            List.of(
                text("hostname", "lab"),
                text("ip", "127.0.0.1"),
                text("jaeger.version", "Java-1.8.1")));
  }

  /**
   * The spans of one trace: children of its first, which has no parent.
   *
   * @param trace the trace's id, of which those of its spans are made
   */
  Stream<Span> of(long trace) {
    return IntStream.range(0, shapes.size()).mapToObj(i -> span(trace, first + i, shapes.get(i)));
  }

  private static Span span(long trace, int number, SpanShape shape) {
    return shape.span(trace, number == 0 ? 0 : trace, trace + number);
  }

  private static List<SpanShape> shapes(int servers, int intents, int clients, int queries) {
    return Stream.of(
            Collections.nCopies(servers, SERVER),
            Collections.nCopies(intents, INTENT),
            Collections.nCopies(clients, CLIENT),
            Collections.nCopies(queries, QUERY))
        .flatMap(List::stream)
        .toList();
  }
}
