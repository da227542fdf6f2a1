package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.reference;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRefType;
import java.util.List;

/** Batches with each kind of value, reference and status, and odd ones. */
final class ContractBatches {

  private ContractBatches() {}

  static List<Batch> all() {
    return List.of(
        valuesOfAllTypes(),
        anOrder(),
        itsSecondService(),
        references(),
        statuses(),
        batch("gateway", wide(span(8, 1, 0, "wide"), 7)),
        batch("", span(9, 1, 0, "")));
  }

  private static Batch valuesOfAllTypes() {
    Batch batch =
        batch(
            "types",
            span(1, 1, 0, "values")
                .setTags(
                    List.of(
                        tag("text", "<b>\"ü\u2028\\"),
                        tag("number", 42),
                        tag("large", Long.MAX_VALUE),
                        tag("negative", Long.MIN_VALUE),
                        tag("safe", (1L << 53) - 1),
                        tag("decimal", 2.5),
                        tag("round", 3.0),
                        tag("tiny", 1e-9),
                        tag("huge", 1e300),
                        tag("flag", true),
                        tag("bytes", new byte[] {0, 1, -1}),
                        tag("twice", "first"),
                        tag("twice", "last"),
                        tag("peer.ipv4", 0x7f000001L)))
                .setLogs(
                    List.of(
                        log(START + 900, tag("event", "later"), tag("n", 1)),
                        log(START + 100, tag("event", "earlier")),
                        log(START + 500, tag("event", 5L)),
                        log(START + 400))));
    batch.setProcess(
        process(
            "types",
            tag("hostname", "box"),
            tag("jaeger.version", "Java-1.8.1"),
            tag("ip", "127.0.0.1"),
            tag("text", "box")));
    return batch;
  }

  private static Batch anOrder() {
    return batch(
        "gateway",
        span(2, 1, 0, "POST /api/orders")
            .setDuration(9_000)
            .setTags(List.of(tag("span.kind", "server"))),
        span(2, 2, 1, "place order"),
        span(2, 2, 1, "place order"),
        span(2, 3, 2, "POST orders").setTags(List.of(tag("span.kind", "client"))));
  }

  private static Batch itsSecondService() {
    return batch(
        "orders",
        span(2, 4, 3, "POST /orders")
            .setStartTime(START + 500)
            .setTags(List.of(tag("span.kind", "server"), tag("error", true)))
            .setLogs(List.of(log(START, tag("event", "error"), tag("message", "boom")))),
        span(2, 5, 99, "orphan"),
        span(2, 6, 4, "GET").setDuration(1_400));
  }

  private static Batch references() {
    return batch(
        "orders",
        span(3, 1, 0, "root"),
        span(3, 2, 0, "follows").setReferences(List.of(reference(SpanRefType.FOLLOWS_FROM, 3, 1))),
        span(3, 3, 1, "both")
            .setReferences(
                List.of(
                    reference(SpanRefType.CHILD_OF, 3, 1),
                    reference(SpanRefType.FOLLOWS_FROM, 3, 1))),
        span(3, 4, 0, "two parents")
            .setReferences(
                List.of(
                    reference(SpanRefType.FOLLOWS_FROM, 3, 2),
                    reference(SpanRefType.CHILD_OF, 3, 1),
                    reference(SpanRefType.CHILD_OF, 3, 3))),
        span(3, 5, 0, "other trace")
            .setReferences(List.of(reference(SpanRefType.FOLLOWS_FROM, 2, 1))),
        span(3, 6, 0, "child elsewhere")
            .setReferences(List.of(reference(SpanRefType.CHILD_OF, 2, 1))));
  }

  private static Batch statuses() {
    return batch(
        "orders",
        span(4, 1, 0, "error false").setTags(List.of(tag("error", false))),
        span(4, 2, 1, "error text").setTags(List.of(tag("error", "true"))),
        span(4, 3, 1, "code ok").setTags(List.of(tag("otel.status_code", "OK"))),
        span(4, 4, 1, "code error")
            .setTags(
                List.of(tag("otel.status_code", "error"), tag("otel.status_description", "why"))),
        span(4, 5, 1, "code nonsense").setTags(List.of(tag("otel.status_code", "x"))),
        span(4, 6, 1, "http 503")
            .setTags(
                List.of(tag("http.status_code", 503), tag("http.status_message", "unavailable"))),
        span(4, 7, 1, "http 404 server")
            .setTags(List.of(tag("http.status_code", 404), tag("span.kind", "server"))),
        span(4, 8, 1, "http 404 client")
            .setTags(List.of(tag("http.status_code", "404"), tag("span.kind", "client"))),
        span(4, 9, 1, "http text").setTags(List.of(tag("http.status_code", "none"))),
        span(4, 10, 1, "error described")
            .setTags(
                List.of(
                    tag("error", true),
                    tag("otel.status_code", "OK"),
                    tag("otel.status_description", "why"))),
        span(4, 11, 1, "error http")
            .setTags(List.of(tag("error", true), tag("http.status_message", "why"))),
        span(4, 12, 1, "odd kind").setTags(List.of(tag("span.kind", "Server"))));
  }

  private static Span wide(Span span, long high) {
    return span.setTraceIdHigh(high);
  }
}
