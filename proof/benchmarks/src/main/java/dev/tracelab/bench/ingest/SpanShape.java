package dev.tracelab.bench.ingest;

import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.Tag;
import io.jaegertracing.thriftjava.TagType;
import java.util.List;

/**
 * What spans of one kind have in common, tagged as docs/reference/span-catalogue.md says.
 *
 * @param operation their name
 * @param logs what happened in them
 * @param tags on each of them
 */
record SpanShape(String operation, List<Log> logs, List<Tag> tags) {

  /** 2026-01-01T00:00:00Z. */
  private static final long START_MICROS = 1_767_225_600_000_000L;

  private static final long LENGTH_MICROS = 1_500;

  /** A request that a service takes. */
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

  /** What is meant, whatever it takes. */
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
          text("db.statement", "SELECT sku, on_hand, reserved FROM products WHERE sku = ANY($1)"));

  /** A tag of text. */
  static Tag text(String key, String value) {
    return new Tag(key, TagType.STRING).setVStr(value);
  }

  /** One of these spans; trace ids have 128 bits of which both halves are alike. */
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
