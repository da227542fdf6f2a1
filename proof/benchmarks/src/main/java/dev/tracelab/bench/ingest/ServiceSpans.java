package dev.tracelab.bench.ingest;

import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.Tag;
import io.jaegertracing.thriftjava.TagType;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The spans of one service in an order's trace.
 *
 * @param service the service's name
 * @param first the index of its first span among all spans of the order
 * @param shapes one for each of its spans
 */
record ServiceSpans(String service, int first, List<SpanShape> shapes) {

  /** The three services, with about as many spans of each kind as an accepted order: 36. */
  static final List<ServiceSpans> OF_ORDER =
      List.of(
          new ServiceSpans("gateway-service", 0, shapes(1, 1, 1, 0)),
          new ServiceSpans("order-service", 3, shapes(1, 8, 5, 6)),
          new ServiceSpans("inventory-service", 23, shapes(4, 0, 0, 9)));

  /** The process that reports them. */
  Process process() {
    return new Process(service)
        .setTags(
            List.of(
                SpanShape.text("hostname", "lab"),
                SpanShape.text("ip", "127.0.0.1"),
                SpanShape.text("jaeger.version", "Java-1.8.1")));
  }

  /**
   * The spans of one trace: a root and its children.
   *
   * @param trace the trace id, from which the span ids are derived
   */
  Stream<Span> of(long trace) {
    return IntStream.range(0, shapes.size()).mapToObj(i -> span(trace, first + i, shapes.get(i)));
  }

  private static Span span(long trace, int number, SpanShape shape) {
    return shape.span(trace, number == 0 ? 0 : trace, trace + number);
  }

  private static List<SpanShape> shapes(int servers, int intents, int clients, int queries) {
    return Stream.of(
            Collections.nCopies(servers, SpanShape.SERVER),
            Collections.nCopies(intents, SpanShape.INTENT),
            Collections.nCopies(clients, SpanShape.CLIENT),
            Collections.nCopies(queries, SpanShape.QUERY))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * What spans of one kind have in common, with the tags of docs/reference/span-catalogue.md.
   *
   * @param operation the operation name
   * @param logs the logs of each
   * @param tags the tags of each
   */
  record SpanShape(String operation, List<Log> logs, List<Tag> tags) {

    /** 2026-01-01T00:00:00Z. */
    private static final long START_MICROS = 1_767_225_600_000_000L;

    private static final long LENGTH_MICROS = 1_500;

    /** A received request. */
    static final SpanShape SERVER =
        of(
            "POST /orders",
            text("span.kind", "server"),
            text("component", "vertx"),
            text("http.method", "POST"),
            text("http.url", "http://127.0.0.1:8081/orders"),
            text("http.route", "/orders"),
            number("http.status_code", 201),
            text("order.id", "0d3f7a3e-5f0d-4f3c-9d0b-3b1f6a2d9c11"));

    /** An intent span. */
    static final SpanShape INTENT = of("reserve stock", number("attempts", 1));

    /** A request to another service. */
    static final SpanShape CLIENT =
        of(
                "POST inventory-service/reservations",
                text("span.kind", "client"),
                text("component", "vertx"),
                text("peer.service", "inventory-service"),
                text("http.method", "POST"),
                text("http.url", "http://127.0.0.1:8082/reservations"),
                text("peer.address", "127.0.0.1:8082"),
                number("attempt", 1),
                number("http.status_code", 201))
            .with(new Log(START_MICROS, List.of(text("event", "connected"))));

    /** A query. */
    static final SpanShape QUERY =
        of(
            "SELECT products",
            text("span.kind", "client"),
            text("component", "vertx"),
            text("db.type", "postgresql"),
            text("db.instance", "inventory"),
            text("db.user", "inventory"),
            text("peer.address", "127.0.0.1:5432"),
            text(
                "db.statement", "SELECT sku, on_hand, reserved FROM products WHERE sku = ANY($1)"));

    /** A string tag. */
    static Tag text(String key, String value) {
      return new Tag(key, TagType.STRING).setVStr(value);
    }

    /** One of these spans; both halves of its 128-bit trace id are equal. */
    Span span(long trace, long parent, long id) {
      return new Span(trace, trace, id, parent, operation, 1, START_MICROS, LENGTH_MICROS)
          .setTags(tags)
          .setLogs(logs);
    }

    private static SpanShape of(String operation, Tag... tags) {
      return new SpanShape(operation, List.of(), List.of(tags));
    }

    private static Tag number(String key, long value) {
      return new Tag(key, TagType.LONG).setVLong(value);
    }

    private SpanShape with(Log log) {
      return new SpanShape(operation, List.of(log), tags);
    }
  }
}
